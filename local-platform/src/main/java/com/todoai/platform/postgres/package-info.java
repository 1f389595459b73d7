/**
 * The PostgreSQL server with a schema, a migrating role and a running role for each service that
 * stores data.
 */
package com.todoai.platform.postgres;
