/** Where task events come in and where the entries made of them are asked for. */
package com.todoai.audit.entries.boundary;
