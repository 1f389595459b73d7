package com.todoai.dapr.messaging.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import com.todoai.dapr.messaging.EventNotPublishedException;
import com.todoai.dapr.messaging.EventRefusedException;
import com.todoai.dapr.messaging.OutageException;
import com.todoai.dapr.messaging.UnprocessableEventException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailureClassifierTest {

  private final FailureClassifier classifier = new FailureClassifier(Stream::empty);

  static Stream<Throwable> outages() {
    return Stream.of(
        new OutageException("todo answered 503", null),
        new ConnectException("refused"),
        new HttpConnectTimeoutException("late"),
        new TimeoutException(),
        new SQLTransientConnectionException("pool is empty"),
        new EventNotPublishedException("memory/invoices: INTERNAL: no broker", null));
  }

  @ParameterizedTest
  @MethodSource("outages")
  void knowsAnOutageHoweverDeepItLies(Throwable outage) {
    assertThat(classifier.classify(outage)).isEqualTo(FailureKind.OUTAGE);
    assertThat(classifier.classify(new CompletionException(new IllegalStateException(outage))))
        .isEqualTo(FailureKind.OUTAGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"08006", "40001", "53300", "55P03", "57P01", "58030"})
  void knowsSqlStatesThatPass(String state) {
    assertThat(classifier.classify(new SQLException("x", state))).isEqualTo(FailureKind.OUTAGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"23505", "22001", "42P01"})
  void takesOtherSqlStatesForUnknown(String state) {
    assertThat(classifier.classify(new SQLException("x", state))).isEqualTo(FailureKind.UNKNOWN);
  }

  @Test
  void believesAHandlerThatSaysUnprocessable() {
    assertThat(
            classifier.classify(
                new RuntimeException(
                    new UnprocessableEventException("bad", new ConnectException("refused")))))
        .isEqualTo(FailureKind.UNPROCESSABLE);
  }

  @Test
  void blamesAnEventWhoseResultTheBrokerRefusesForItself() {
    assertThat(
            classifier.classify(
                new CompletionException(new EventRefusedException("too large", null))))
        .isEqualTo(FailureKind.UNPROCESSABLE);
  }

  @Test
  void survivesACauseThatGoesInCircles() {
    Exception first = new IllegalStateException("first");
    Exception second = new IllegalStateException("second", first);
    first.initCause(second);

    assertThat(classifier.classify(first)).isEqualTo(FailureKind.UNKNOWN);
    assertThat(Failures.describe(first)).isEqualTo("java.lang.IllegalStateException: first");
  }
}
