/**
 * Who is asking: the caller of a request as its token names them, and the user whose rows a thread
 * may see when there is no request.
 */
package com.todoai.kit.identity;
