/** The audit entry and what a question about entries is made of. */
package com.todoai.audit.entries.entity;
