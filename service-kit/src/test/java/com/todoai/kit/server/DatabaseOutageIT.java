package com.todoai.kit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.todoai.dapr.messaging.OutageProbe;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Inside the server: what the connector is told, before it counts a failure against an event, of a
 * database that is away or takes no writes.
 */
@ExtendWith(ArquillianExtension.class)
class DatabaseOutageIT {

  private static final Duration SOON = Duration.ofSeconds(20);

  /** As the connector finds them. */
  @Inject @Any private Instance<OutageProbe> probes;

  @Deployment
  static WebArchive probe() {
    return ProbeWar.createWithTestLibraries().addClass(RunningRole.class);
  }

  /**
   * Asks on this thread: a connection that broke stays with the request until the request uses it
   * again, and would otherwise go back to the pool and to the next application.
   */
  @AfterEach
  void letTheDatabaseServe() throws SQLException {
    changeRunningRole("login", "set default_transaction_read_only = off");
    await().pollInSameThread().atMost(SOON).until(() -> !isOutage());
  }

  @Test
  void isNoneWhileTheDatabaseTakesWrites() {
    assertThat(isOutage()).isFalse();
  }

  @Test
  void isOneWhileTheDatabaseTakesNoWrites() throws SQLException {
    changeRunningRole("set default_transaction_read_only = on");

    assertStaysAnOutage();
  }

  @Test
  void isOneWhileTheDatabaseLetsNobodyIn() throws SQLException {
    changeRunningRole("nologin");

    assertStaysAnOutage();
  }

  /** More than once: the first answer may only tell of a connection of the pool that broke. */
  private void assertStaysAnOutage() {
    assertThat(IntStream.range(0, 5).mapToObj(i -> isOutage())).containsOnly(true);
  }

  private boolean isOutage() {
    return probes.stream().anyMatch(OutageProbe::outage);
  }

  private static void changeRunningRole(String... changes) throws SQLException {
    PGSimpleDataSource operator = new PGSimpleDataSource();
    operator.setServerNames(new String[] {System.getenv("DB_HOST")});
    operator.setPortNumbers(new int[] {Integer.parseInt(System.getenv("DB_PORT"))});
    operator.setDatabaseName(System.getenv("DB_NAME"));
    operator.setUser("postgres");
    try (Connection connection = operator.getConnection()) {
      RunningRole.change(connection, System.getenv("DB_USER"), changes);
    }
  }
}
