/** Bounds what a request's body may make the service hold in memory. */
package com.todoai.kit.body;
