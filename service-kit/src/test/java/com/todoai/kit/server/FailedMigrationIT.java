package com.todoai.kit.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The server starts an application whose migration failed; its health must not. */
@ExtendWith(ArquillianExtension.class)
class FailedMigrationIT {

  @ArquillianResource private KitServer server;

  @Deployment(testable = false)
  static WebArchive probe() {
    return ProbeWar.create()
        .addAsResource(new StringAsset("select 1 / 0;"), "db/migration/V9__broken.sql");
  }

  @Test
  void isNotStarted() throws Exception {
    HttpResponse<String> answer = server.get("/health/started");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("{\"name\":\"schema\",\"status\":\"DOWN\"");
  }
}
