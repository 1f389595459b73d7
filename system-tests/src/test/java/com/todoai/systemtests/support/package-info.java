/** The running platform and its clients, as the system tests see them. */
package com.todoai.systemtests.support;
