/** What the connector contributes to MicroProfile Health where the server has it. */
package com.todoai.dapr.messaging.health;
