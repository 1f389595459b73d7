/** Keeps who changed what and when, for ever, and answers questions about it. */
package com.todoai.audit;
