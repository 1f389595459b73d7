/** Writes audit entries, each event once, and finds them page by page. */
package com.todoai.audit.entries.control;
