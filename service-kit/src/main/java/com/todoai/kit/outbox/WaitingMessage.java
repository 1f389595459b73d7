package com.todoai.kit.outbox;

/**
 * A row of the outbox whose turn it is.
 *
 * @param id the row's
 * @param event CloudEvent in structured JSON mode
 * @param attempts how often it was refused by itself so far
 */
record WaitingMessage(long id, String topic, String event, int attempts) {}
