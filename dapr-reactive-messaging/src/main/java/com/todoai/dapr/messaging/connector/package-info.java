/** Where reactive messaging, CDI and the servlet container meet the connector. */
package com.todoai.dapr.messaging.connector;
