/**
 * Derives the next occurrence of a completed task and keeps the requests for it until they are met.
 */
package com.todoai.recurrence.occurrences.control;
