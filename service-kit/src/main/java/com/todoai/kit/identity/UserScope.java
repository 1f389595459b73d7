package com.todoai.kit.identity;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The user whose rows the current thread may see, for work that has no request: event handlers,
 * timers, internal resources.
 *
 * <p>Hibernate asks for the tenant when it opens a session, and a session lives as long as its
 * transaction. So the scope goes around the transaction: calling a {@code @Transactional} bean
 * method from inside the scope works, entering the scope inside a transaction that has already read
 * something does not.
 */
public final class UserScope {

  /** No user can have this name: control characters never pass a token's check. */
  private static final String EVERYONE = "\u0000everyone";

  private static final ThreadLocal<String> CURRENT = new ThreadLocal<>();

  private UserScope() {}

  /**
   * Runs the work as that user: it sees and writes the user's rows alone.
   *
   * @param userId not blank
   */
  public static <T> T callAs(String userId, Supplier<T> work) {
    Objects.requireNonNull(userId, "userId");
    if (userId.isBlank()) {
      throw new IllegalArgumentException("userId must not be blank");
    }
    return callIn(userId, work);
  }

  /**
   * Runs the work without a filter: it sees the rows of every user. For the platform's own chores.
   */
  public static <T> T asEveryone(Supplier<T> work) {
    return callIn(EVERYONE, work);
  }

  static Optional<String> current() {
    return Optional.ofNullable(CURRENT.get());
  }

  static boolean isEveryone(String tenant) {
    return EVERYONE.equals(tenant);
  }

  private static <T> T callIn(String tenant, Supplier<T> work) {
    String outer = CURRENT.get();
    CURRENT.set(tenant);
    try {
      return work.get();
    } finally {
      if (outer == null) {
        CURRENT.remove();
      } else {
        CURRENT.set(outer);
      }
    }
  }
}
