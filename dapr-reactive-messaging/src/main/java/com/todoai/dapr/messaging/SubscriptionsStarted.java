package com.todoai.dapr.messaging;

/**
 * CDI event: the sidecar starts its subscriptions, or may do so. It does when it is new, and again
 * each time it finds the application healthy after it had given it up, for in between it leaves its
 * consumer groups. A channel whose group starts at the newest event may have missed what came
 * meanwhile.
 *
 * <p>Fired before the sidecar has its answer, in the thread of its call: observers should return at
 * once. The sidecar joins its groups after that, so events may be missed for some seconds more. It
 * is fired rather once too often than once too seldom.
 */
public record SubscriptionsStarted() {}
