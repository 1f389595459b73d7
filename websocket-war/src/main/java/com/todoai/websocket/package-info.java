/** Pushes what happens to a user's tasks to the clients of that user. */
package com.todoai.websocket;
