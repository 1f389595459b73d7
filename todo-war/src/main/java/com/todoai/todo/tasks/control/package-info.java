/** How a task is read from JSON, found, and its change recorded as an event. */
package com.todoai.todo.tasks.control;
