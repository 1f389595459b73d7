package com.todoai.notification;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;

/**
 * The notification service's REST application. Its root is the context root, so that an unknown
 * path is answered as every other error is, with a problem document.
 */
@ApplicationPath("/")
@LoginConfig(authMethod = "MP-JWT", realmName = "todoai")
public class NotificationApplication extends Application {}
