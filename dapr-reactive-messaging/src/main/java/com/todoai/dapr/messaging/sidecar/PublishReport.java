package com.todoai.dapr.messaging.sidecar;

import java.util.List;
import java.util.Optional;

/**
 * What became of the events of one publish call.
 *
 * @param refusals the events that were not taken; empty when all were
 */
public record PublishReport(List<Refusal> refusals) {

  /**
   * An event that was not taken.
   *
   * @param index its place in the call, from 0
   * @param reason what the sidecar said
   */
  public record Refusal(int index, String reason) {}

  /** Takes a copy of the list. */
  public PublishReport {
    refusals = List.copyOf(refusals);
  }

  /**
   * Every event was taken.
   *
   * @return a report without refusals
   */
  public static PublishReport complete() {
    return new PublishReport(List.of());
  }

  /**
   * Looks one event up.
   *
   * @param index its place in the call, from 0
   * @return why it was refused, empty when it was taken
   */
  public Optional<String> refusalOf(int index) {
    return refusals.stream()
        .filter(refusal -> refusal.index() == index)
        .map(Refusal::reason)
        .findFirst();
  }
}
