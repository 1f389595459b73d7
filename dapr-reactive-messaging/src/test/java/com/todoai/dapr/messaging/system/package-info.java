/** The connector inside a real server, next to a real sidecar. */
package com.todoai.dapr.messaging.system;
