/** Remembers how far each task was followed, so that repeated and late events change nothing. */
package com.todoai.recurrence.tasks.control;
