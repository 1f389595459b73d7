/** The doors to the tasks: the public REST API and what the recurrence service asks for. */
package com.todoai.todo.tasks.boundary;
