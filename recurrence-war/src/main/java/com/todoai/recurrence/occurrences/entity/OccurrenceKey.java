package com.todoai.recurrence.occurrences.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/**
 * What an occurrence is known by, in every service: it is made once for each key.
 *
 * @param seriesId the series
 * @param recurrenceId the instant that the rule gave (RFC 5545, section 3.8.4.4)
 */
@Embeddable
public record OccurrenceKey(
    @Column(name = "series_id") UUID seriesId, @Column(name = "recurrence_id") Instant recurrenceId)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  @Override
  public String toString() {
    return seriesId + "/" + recurrenceId;
  }
}
