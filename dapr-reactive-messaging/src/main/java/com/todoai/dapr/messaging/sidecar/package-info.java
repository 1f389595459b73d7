/**
 * The edge to the sidecar's API: publishing with the Dapr Java SDK, behind an interface that the
 * rest of the connector can be tested against.
 */
package com.todoai.dapr.messaging.sidecar;
