/** Ties what one request causes together: its correlation id and its W3C trace context. */
package com.todoai.kit.correlation;
