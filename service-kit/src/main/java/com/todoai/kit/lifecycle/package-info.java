/** What ties the server's process to its one application. */
package com.todoai.kit.lifecycle;
