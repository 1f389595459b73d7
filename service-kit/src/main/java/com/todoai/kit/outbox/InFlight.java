package com.todoai.kit.outbox;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The rows of one shard that were handed to the publisher and are not answered yet. While there are
 * any the shard begins no round: sent again, they would pile up in the channel for as long as the
 * broker hangs.
 *
 * <p>What the broker took is remembered until it is deleted, though its round gave up waiting or
 * was lost, so that it need not be sent again. Holds ids and no events.
 */
final class InFlight {

  private final Set<Long> accepted = new HashSet<>();
  private int unanswered;
  private CompletableFuture<Void> allAnswered = CompletableFuture.completedFuture(null);

  /**
   * Takes in a row.
   *
   * @return the answer, once it has been noted here
   */
  CompletableFuture<Void> add(long id, CompletionStage<Void> answer) {
    synchronized (this) {
      if (unanswered == 0) {
        allAnswered = new CompletableFuture<>();
      }
      unanswered++;
    }
    return answer
        .whenComplete((nothing, failure) -> answered(id, failure == null))
        .toCompletableFuture();
  }

  synchronized boolean isEmpty() {
    return unanswered == 0;
  }

  /** Completes once nothing is in flight, on whatever thread the last answer comes; never fails. */
  synchronized CompletionStage<Void> whenEmpty() {
    return allAnswered;
  }

  /** The rows that the broker has and that are not forgotten. */
  synchronized List<Long> accepted() {
    return List.copyOf(accepted);
  }

  /** Says that the rows are deleted. */
  synchronized void forget(List<Long> deleted) {
    deleted.forEach(accepted::remove);
  }

  private void answered(long id, boolean isAccepted) {
    CompletableFuture<Void> last;
    synchronized (this) {
      if (isAccepted) {
        accepted.add(id);
      }
      unanswered--;
      if (unanswered > 0) {
        return;
      }
      last = allAnswered;
    }
    last.complete(null);
  }
}
