package com.todoai.kit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.todoai.kit.outbox.Outbox;
import com.todoai.kit.server.probe.RecordingConnector;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import jakarta.transaction.UserTransaction;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Inside the server: the outbox in the container's transactions, and the relay behind it. */
@ExtendWith(ArquillianExtension.class)
class OutboxInServerIT {

  @Inject private Outbox outbox;
  @Inject private UserTransaction transaction;

  @Inject
  @Connector("recording")
  private RecordingConnector connector;

  @Deployment
  static WebArchive probe() {
    return ProbeWar.createWithTestLibraries();
  }

  @Test
  void takesNoEventWithoutATransaction() {
    assertThatThrownBy(() -> outbox.add("notes", event("lost")))
        .isInstanceOf(TransactionalException.class);
  }

  @Test
  void publishesNothingBeforeTheCommitNorAfterARollback() throws Exception {
    String withdrawn = unique();
    transaction.begin();
    outbox.add("notes", event(withdrawn));
    transaction.rollback();
    String kept = unique();
    commit(kept);

    await().atMost(Duration.ofSeconds(10)).until(() -> isPublished(kept));
    assertThat(isPublished(withdrawn)).isFalse();
  }

  /** By its slow poll alone, which comes once a second, the relay would take five seconds. */
  @Test
  void publishesAtOnceAfterACommit() throws Exception {
    long begin = System.nanoTime();
    for (int i = 0; i < 5; i++) {
      String event = unique();
      commit(event);
      await()
          .atMost(Duration.ofSeconds(10))
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(5))
          .until(() -> isPublished(event));
    }

    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(2_500));
  }

  private void commit(String subject) throws Exception {
    transaction.begin();
    outbox.add("notes", event(subject));
    transaction.commit();
  }

  private boolean isPublished(String subject) {
    return connector.published().contains("notes:ann:" + subject);
  }

  private static String unique() {
    return UUID.randomUUID().toString();
  }

  private static CloudEvent event(String subject) {
    return CloudEventBuilder.v1()
        .withId(unique())
        .withSource(URI.create("/kit"))
        .withType("com.todoai.kit.noted")
        .withSubject(subject)
        .withExtension("partitionkey", "ann")
        .build();
  }
}
