/** A small application on the connector, deployed to a real server by the integration tests. */
package com.todoai.dapr.messaging.app;
