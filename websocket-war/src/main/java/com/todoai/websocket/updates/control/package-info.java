/**
 * Who is connected and what waits to be sent to them: one bounded queue for each connection, so
 * that a slow client costs nobody but itself.
 */
package com.todoai.websocket.updates.control;
