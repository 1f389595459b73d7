/** A reminder and its states. */
package com.todoai.recurrence.reminders.entity;
