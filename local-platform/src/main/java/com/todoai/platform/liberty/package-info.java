/** The Open Liberty servers, one for each service, from one shared installation. */
package com.todoai.platform.liberty;
