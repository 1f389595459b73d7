/** What several tests stand on: configuration from a map, a fake sidecar, sample events. */
package com.todoai.dapr.messaging.support;
