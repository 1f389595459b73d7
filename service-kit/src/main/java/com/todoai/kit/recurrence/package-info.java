/**
 * When a recurring task is due next: RFC 5545 recurrence rules evaluated in the wall-clock time of
 * the task's zone. Pure functions; what the answer is used for is the services' business.
 */
package com.todoai.kit.recurrence;
