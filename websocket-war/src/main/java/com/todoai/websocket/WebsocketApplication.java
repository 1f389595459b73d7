package com.todoai.websocket;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;

/**
 * The websocket service's REST application. It has no resources of its own; its root is the context
 * root, so that an unknown path is answered as every other error is, with a problem document.
 */
@ApplicationPath("/")
@LoginConfig(authMethod = "MP-JWT", realmName = "todoai")
public class WebsocketApplication extends Application {}
