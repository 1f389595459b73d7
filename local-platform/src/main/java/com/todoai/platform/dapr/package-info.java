/** The Dapr sidecars: where the program comes from and what each service's is told. */
package com.todoai.platform.dapr;
