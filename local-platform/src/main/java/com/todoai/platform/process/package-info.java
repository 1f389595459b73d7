/**
 * Operating-system processes that outlive the launcher: starting them, knowing them again, ending
 * them and measuring their memory.
 */
package com.todoai.platform.process;
