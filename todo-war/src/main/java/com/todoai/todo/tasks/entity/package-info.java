/** What a task is and which rules it keeps, whoever changes it. */
package com.todoai.todo.tasks.entity;
