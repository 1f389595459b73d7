package com.todoai.dapr.messaging.incoming;

import com.todoai.dapr.messaging.EventNotPublishedException;
import com.todoai.dapr.messaging.EventRefusedException;
import com.todoai.dapr.messaging.OutageException;
import com.todoai.dapr.messaging.OutageProbe;
import com.todoai.dapr.messaging.UnprocessableEventException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Tells an outage from an event that cannot be handled, by the exception and its causes. */
final class FailureClassifier {

  private static final Logger LOG = System.getLogger(FailureClassifier.class.getName());

  private static final List<Class<? extends Throwable>> OUTAGES =
      List.of(
          OutageException.class,
          EventNotPublishedException.class,
          SocketException.class,
          SocketTimeoutException.class,
          UnknownHostException.class,
          UnresolvedAddressException.class,
          HttpTimeoutException.class,
          TimeoutException.class,
          InterruptedException.class,
          SQLTransientException.class,
          SQLRecoverableException.class,
          SQLNonTransientConnectionException.class);

  /**
   * SQLSTATE classes and conditions (ISO 9075, PostgreSQL appendix A) that pass by themselves:
   * connection, rollback by the system, resources, lock not available, operator intervention,
   * system error.
   */
  private static final List<String> PASSING_SQL_STATES =
      List.of("08", "40", "53", "55P03", "57P", "58");

  private final Supplier<Stream<? extends OutageProbe>> probes;

  FailureClassifier(Supplier<Stream<? extends OutageProbe>> probes) {
    this.probes = probes;
  }

  /** Judges a failure; asks the probes only when the exception itself says nothing. */
  FailureKind classify(Throwable failure) {
    for (Throwable cause : Failures.chain(failure)) {
      if (cause instanceof UnprocessableEventException || cause instanceof EventRefusedException) {
        return FailureKind.UNPROCESSABLE;
      }
      if (isOutage(cause)) {
        return FailureKind.OUTAGE;
      }
    }
    return anyProbeReportsOutage() ? FailureKind.OUTAGE : FailureKind.UNKNOWN;
  }

  private static boolean isOutage(Throwable cause) {
    if (OUTAGES.stream().anyMatch(type -> type.isInstance(cause))) {
      return true;
    }
    return cause instanceof SQLException sql
        && sql.getSQLState() != null
        && PASSING_SQL_STATES.stream().anyMatch(sql.getSQLState()::startsWith);
  }

  private boolean anyProbeReportsOutage() {
    try {
      return probes.get().anyMatch(OutageProbe::outage);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "An outage probe failed; taken for an outage", e);
      return true;
    }
  }
}
