/** Where updates come in from the broker and where clients connect. */
package com.todoai.websocket.updates.boundary;
