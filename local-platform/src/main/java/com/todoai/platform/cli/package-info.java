/** The command line of the launcher. */
package com.todoai.platform.cli;
