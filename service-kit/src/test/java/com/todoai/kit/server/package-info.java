/** The kit on a real server: a small WAR around it, started once for its tests. */
package com.todoai.kit.server;
