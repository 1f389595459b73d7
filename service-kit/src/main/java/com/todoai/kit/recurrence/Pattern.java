package com.todoai.kit.recurrence;

import java.time.LocalDate;

/** What repeats: either a rule as it stands or a shorthand whose rule depends on the first day. */
interface Pattern {

  /** The RRULE that holds for a series whose first occurrence is on the given local day. */
  Rrule startingOn(LocalDate firstDay);
}
