package com.todoai.kit.persistence;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Optional;

/** What a failure says about the database. */
public final class DatabaseFailure {

  private static final List<Class<? extends SQLException>> OUTAGES =
      List.of(
          SQLTransientConnectionException.class,
          SQLNonTransientConnectionException.class,
          SQLRecoverableException.class);

  /**
   * SQLSTATE classes and conditions (ISO 9075, PostgreSQL appendix A): connection, read-only
   * transaction, the service's own role not let in, resources, operator intervention.
   */
  private static final List<String> OUTAGE_STATES = List.of("08", "25006", "28", "53", "57P");

  private DatabaseFailure() {}

  /**
   * The failure itself or the first of its causes that tells of a database which is away or takes
   * no writes, as during a failover: the same request may well succeed later.
   *
   * @return empty when none does
   */
  public static Optional<SQLException> outageBehind(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SQLException sql && isOutage(sql)) {
        return Optional.of(sql);
      }
    }
    return Optional.empty();
  }

  private static boolean isOutage(SQLException failure) {
    String state = failure.getSQLState();
    return OUTAGES.stream().anyMatch(type -> type.isInstance(failure))
        || (state != null && OUTAGE_STATES.stream().anyMatch(state::startsWith));
  }
}
