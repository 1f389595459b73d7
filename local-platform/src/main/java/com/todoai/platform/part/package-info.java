/**
 * What a part of the platform is: its name, its ports, what it needs, how it is launched and how it
 * shows that it is ready.
 */
package com.todoai.platform.part;
