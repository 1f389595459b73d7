package com.todoai.kit.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One round on one shard, in one transaction: take the shard, publish what waits, delete what the
 * broker has.
 *
 * <p>A row that fails is only blamed for it when others of the round went through or the failure
 * says that the row itself is at fault. So an outage, however long, uses up no attempts; and what
 * is parked is only what the broker refuses for itself, never what one partition's outage holds up.
 */
final class RelayRound {

  private static final Logger LOG = Logger.getLogger(RelayRound.class.getName());

  private static final int REASON_LENGTH = 1000;

  private final EventPublisher publisher;
  private final RelaySettings settings;

  RelayRound(EventPublisher publisher, RelaySettings settings) {
    this.publisher = publisher;
    this.settings = settings;
  }

  /**
   * Runs the round.
   *
   * @param connection in a transaction that the caller commits; when it rolls back instead, what
   *     was published is published again
   * @param inFlight the shard's; empty, and takes in what the round leaves unanswered
   */
  RoundResult run(Connection connection, int shard, InFlight inFlight)
      throws SQLException, InterruptedException {
    OutboxTable table = new OutboxTable(connection);
    if (!table.tryLock(shard)) {
      return table.isAnyWaiting(shard) ? RoundResult.HELD_ELSEWHERE : RoundResult.EMPTY;
    }
    boolean wasAcceptedLate = deleteAccepted(table, inFlight);
    List<WaitingMessage> waiting =
        table.waiting(shard, settings.batchSize(), settings.batchBytes());
    if (waiting.isEmpty()) {
      return wasAcceptedLate ? RoundResult.PROGRESS : RoundResult.EMPTY;
    }
    Delivery delivery = deliver(waiting, inFlight);
    deleteAccepted(table, inFlight);
    boolean blamed = false;
    for (Delivery.Failure failure : delivery.failures()) {
      if (delivery.hasAccepted() || failure.isRefusal()) {
        blame(table, failure);
        blamed = true;
      }
    }
    if (delivery.hasAccepted() || blamed) {
      return RoundResult.PROGRESS;
    }
    LOG.log(Level.FINE, "Nothing went through", delivery.failures().get(0).cause());
    return RoundResult.BLOCKED;
  }

  /**
   * All together; then one by one what did not go through, in case one row spoiled it for the rest.
   * Not if answers are still to come: the broker would get the same rows twice.
   */
  private Delivery deliver(List<WaitingMessage> waiting, InFlight inFlight)
      throws InterruptedException {
    Delivery together = new Delivery(publisher, inFlight);
    long end = System.nanoTime() + settings.ackTimeout().toNanos();
    together.publish(waiting, end);
    if (!together.isAnswered()) {
      return together;
    }
    if (together.hasAccepted()) {
      // The outage may have ended in the middle, or one row have spoiled a batch for its
      // neighbours: neither is to blame yet, and only a row that goes alone learns why.
      publishEach(together.heldUp(), together, isolationEnd());
      return together;
    }
    return waiting.size() == 1 ? together : deliverOneByOne(waiting, inFlight);
  }

  private Delivery deliverOneByOne(List<WaitingMessage> waiting, InFlight inFlight)
      throws InterruptedException {
    Delivery delivery = new Delivery(publisher, inFlight);
    long end = isolationEnd();
    for (WaitingMessage message : waiting) {
      boolean wasBlocked = !delivery.hasAccepted();
      publishEach(List.of(message), delivery, end);
      if (wasBlocked && delivery.hasAccepted()) {
        // As above.
        publishEach(delivery.heldUp(), delivery, end);
      }
    }
    return delivery;
  }

  private long isolationEnd() {
    return System.nanoTime() + settings.isolationBudget().toNanos();
  }

  private static void publishEach(List<WaitingMessage> messages, Delivery delivery, long end)
      throws InterruptedException {
    for (WaitingMessage message : messages) {
      if (System.nanoTime() - end >= 0) {
        return;
      }
      delivery.publish(List.of(message), end);
    }
  }

  private static boolean deleteAccepted(OutboxTable table, InFlight inFlight) throws SQLException {
    List<Long> accepted = inFlight.accepted();
    if (accepted.isEmpty()) {
      return false;
    }
    table.delete(accepted);
    inFlight.forget(accepted);
    return true;
  }

  private void blame(OutboxTable table, Delivery.Failure failure) throws SQLException {
    WaitingMessage message = failure.message();
    String reason = reason(failure.cause());
    int attempts = message.attempts() + 1;
    if (failure.isRefusal() && attempts >= settings.maxAttempts()) {
      table.park(message.id(), reason);
      log(Level.SEVERE, "Parked an outbox message", message, attempts, reason);
    } else {
      table.defer(message.id(), reason, settings.deferAfter(attempts));
      log(Level.WARNING, "An outbox message was refused", message, attempts, reason);
    }
  }

  private static void log(
      Level level, String what, WaitingMessage message, int attempts, String reason) {
    LOG.log(
        level,
        () ->
            "%s: id %d, topic %s, attempt %d: %s"
                .formatted(what, message.id(), message.topic(), attempts, reason));
  }

  private static String reason(Throwable cause) {
    String text = cause.toString();
    return text.length() <= REASON_LENGTH ? text : text.substring(0, REASON_LENGTH);
  }
}
