package com.todoai.kit.outbox;

import com.todoai.kit.persistence.ServerDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.annotation.Gauge;

/**
 * The state of the outbox as metrics. Looked up now and then, not on each scrape, so that a
 * database that is away does not hold up the scraper. Every replica reports the same: take the
 * maximum.
 *
 * <p>Nothing but annotations refers to MicroProfile Metrics, so that a server without it runs this
 * all the same.
 */
@ApplicationScoped
public class OutboxGauges {

  private static final Logger LOG = Logger.getLogger(OutboxGauges.class.getName());

  private volatile OutboxStatus status = OutboxStatus.EMPTY;

  /** Rows that wait to be published. */
  @Gauge(name = "outbox_pending", absolute = true, unit = MetricUnits.NONE)
  public long pending() {
    return status.pending();
  }

  /** How long the oldest of them has waited, in seconds. */
  @Gauge(name = "outbox_oldest_age", absolute = true, unit = MetricUnits.SECONDS)
  public double oldestAgeSeconds() {
    return status.oldestAgeSeconds();
  }

  /** Rows that were refused for good and wait for an operator. */
  @Gauge(name = "outbox_parked", absolute = true, unit = MetricUnits.NONE)
  public long parked() {
    return status.parked();
  }

  /** What was read last. */
  public OutboxStatus status() {
    return status;
  }

  /** Looks anew; keeps the last figures when the database is away. */
  void refresh() {
    ServerDataSource.MAIN.find().ifPresent(this::read);
  }

  private void read(DataSource database) {
    try (Connection connection = database.getConnection()) {
      status = new OutboxTable(connection).status();
    } catch (SQLException away) {
      LOG.log(Level.FINE, "The outbox could not be looked at", away);
    }
  }
}
