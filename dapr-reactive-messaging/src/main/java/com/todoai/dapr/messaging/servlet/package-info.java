/** The HTTP endpoints that the sidecar calls. */
package com.todoai.dapr.messaging.servlet;
