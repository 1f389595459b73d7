/**
 * What a service tells its operators of itself: which of the parts around it answer, what waits in
 * its outbox, what passes through its channels.
 */
package com.todoai.kit.status;
