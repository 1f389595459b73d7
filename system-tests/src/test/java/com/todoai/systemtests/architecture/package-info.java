/** What may depend on what. */
package com.todoai.systemtests.architecture;
