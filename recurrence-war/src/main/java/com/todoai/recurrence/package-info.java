/** The recurrence service: reminds of tasks at their instant and carries recurring tasks on. */
package com.todoai.recurrence;
