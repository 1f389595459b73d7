/** The notification service: tells users what they asked to be told. */
package com.todoai.notification;
