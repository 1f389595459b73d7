/**
 * The way in: from the sidecar's call, through the channel's queue and its handler, to the answer
 * that makes the sidecar commit or deliver again, with the dead-letter topic for what can never be
 * handled.
 */
package com.todoai.dapr.messaging.incoming;
