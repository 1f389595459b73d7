/**
 * The means of running by itself: a loop that sleeps until there is work, and the clock that all
 * replicas share.
 */
package com.todoai.recurrence.schedule.control;
