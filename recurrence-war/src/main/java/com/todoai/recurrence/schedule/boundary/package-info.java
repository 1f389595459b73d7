/** Starts what runs by itself, and sweeps behind it. */
package com.todoai.recurrence.schedule.boundary;
