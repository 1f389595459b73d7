/**
 * The way out: from a channel's messages to bulk publishes, and back to each message's own
 * acknowledgement.
 */
package com.todoai.dapr.messaging.outgoing;
