/** Puts what a log line is about (task, correlation, trace) on the line as fields of their own. */
package com.todoai.kit.logging;
