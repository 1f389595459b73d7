/** What an application can read of its channels: their state and what passed through them. */
package com.todoai.dapr.messaging.status;
