package com.todoai.platform.part;

/**
 * A TCP port that a part listens on.
 *
 * @param purpose what it serves, for messages, such as {@code http}
 * @param number the port, offset included
 */
public record Port(String purpose, int number) {}
