/** How work reaches the server's threads when they are short. */
package com.todoai.dapr.messaging.execution;
