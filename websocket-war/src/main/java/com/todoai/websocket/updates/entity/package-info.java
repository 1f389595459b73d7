/** What is sent to clients: frames, and the cursors by which a client says what it has seen. */
package com.todoai.websocket.updates.entity;
