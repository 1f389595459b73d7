package com.todoai.recurrence.reminders.control;

import com.todoai.recurrence.reminders.entity.Reminder;
import com.todoai.recurrence.reminders.entity.ReminderTime;
import java.util.List;

/**
 * What a plan changes.
 *
 * @param toAdd the times that no reminder exists for
 * @param toSchedule the reminders that were cancelled, or wait for another instant than is planned
 * @param toCancel the waiting reminders that the plan does not have
 */
record ReminderChanges(
    List<ReminderTime> toAdd, List<Reminder> toSchedule, List<Reminder> toCancel) {}
