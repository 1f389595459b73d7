/** Plans reminders from tasks, claims those that are due, and tells of what became of them. */
package com.todoai.recurrence.reminders.control;
