package com.todoai.event;

import java.time.Instant;
import java.util.UUID;

/**
 * A task's place in its recurring series.
 *
 * @param seriesId the series, the same for all of its tasks; not null
 * @param seriesStart the instant at which the rule begins (RFC 5545 DTSTART); not null
 * @param recurrenceId the instant the rule gave for this task (RFC 5545 RECURRENCE-ID), which stays
 *     as it is when the task's due instant changes; not null
 */
public record Occurrence(UUID seriesId, Instant seriesStart, Instant recurrenceId) {

  /**
   * @throws MalformedEventException when a part is missing
   */
  public Occurrence {
    Constraints.required("seriesId", seriesId);
    Constraints.instant("seriesStart", seriesStart);
    Constraints.instant("recurrenceId", recurrenceId);
  }
}
