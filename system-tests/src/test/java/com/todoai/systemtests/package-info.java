/** What is only true of the running whole: every test here uses the real parts. */
package com.todoai.systemtests;
