/** Which instants a service takes from outside. */
package com.todoai.kit.time;
