/** Takes in what happens to tasks and lets the reminders and the occurrences follow. */
package com.todoai.recurrence.tasks.boundary;
