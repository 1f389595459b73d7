/** A notification of a user, and what is shown of it. */
package com.todoai.notification.notifications.entity;
