/** What the tests of every service need: its schema on a real PostgreSQL, and what it tells of. */
package com.todoai.kit.testing;
