/** Fires reminders at their instant: the clock and the transactions in which it ticks. */
package com.todoai.recurrence.reminders.boundary;
