/** Stores notifications, finds them, and tells the other services of new ones. */
package com.todoai.notification.notifications.control;
