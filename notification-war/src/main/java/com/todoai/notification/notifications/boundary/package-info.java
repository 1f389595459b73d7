/** Takes in reminders that fire, and shows users the notifications they got. */
package com.todoai.notification.notifications.boundary;
