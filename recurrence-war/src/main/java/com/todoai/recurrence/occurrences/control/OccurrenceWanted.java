package com.todoai.recurrence.occurrences.control;

import com.todoai.recurrence.occurrences.entity.OccurrenceKey;

/** A request was stored; observed once the transaction has committed. */
public record OccurrenceWanted(OccurrenceKey key) {}
