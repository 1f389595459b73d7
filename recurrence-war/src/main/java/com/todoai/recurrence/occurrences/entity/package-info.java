/** A request for an occurrence and its states. */
package com.todoai.recurrence.occurrences.entity;
