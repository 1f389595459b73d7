/** A service of the smallest kind, that has one of each thing that the kit deals with. */
package com.todoai.kit.server.probe;
