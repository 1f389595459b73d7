/**
 * What an application sees of the connector: the messages it receives and sends, the exceptions
 * that steer what becomes of an event, and the question whether something outside is away.
 */
package com.todoai.dapr.messaging;
