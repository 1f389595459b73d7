/** What consumers of the contract's events have in common. */
package com.todoai.kit.event;
