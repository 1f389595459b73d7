/** The Kafka broker in a JVM of its own, with its topics made beforehand. */
package com.todoai.platform.kafka;
