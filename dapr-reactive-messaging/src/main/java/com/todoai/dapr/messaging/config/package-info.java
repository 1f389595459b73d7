/** Every property that the connector reads, with its default, and how a wrong value is reported. */
package com.todoai.dapr.messaging.config;
