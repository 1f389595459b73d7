/** The todo service: owns the tasks and is the source of every task event. */
package com.todoai.todo;
