/** Has todo make the next occurrences: the loop that asks, and its transactions. */
package com.todoai.recurrence.occurrences.boundary;
