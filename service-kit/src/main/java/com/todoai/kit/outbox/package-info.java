/**
 * The transactional outbox: an event is stored in the transaction of the change it tells of, and
 * published once that has committed, whatever fails in between.
 */
package com.todoai.kit.outbox;
