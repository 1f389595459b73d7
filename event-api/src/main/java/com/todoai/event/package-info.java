/**
 * The contract between the services: the events, the topics that carry them, and how both are
 * written as CloudEvents. Knows nothing of the services themselves or of any server.
 */
package com.todoai.event;
