package com.todoai.dapr.messaging;

/**
 * CDI event: the sidecar has asked what to subscribe to. It asks once in its life, so the second
 * time says that it was away; a channel whose consumer group starts at the newest event has missed
 * what came meanwhile.
 *
 * <p>Fired asynchronously, for {@code @ObservesAsync}, as soon as the sidecar has its answer. It
 * joins its consumer group after that, so events may be missed for some seconds more.
 */
public record SidecarSubscribed() {}
