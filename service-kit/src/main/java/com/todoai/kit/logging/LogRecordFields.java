package com.todoai.kit.logging;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * The server's own per-thread log fields. On Open Liberty these are the extensions of {@code
 * com.ibm.websphere.logging.hpel.LogRecordContext}, which JSON logging writes as {@code ext_NAME}.
 *
 * <p>Bound by name: the class is part of every Liberty kernel, its API artifact is not in step with
 * the releases, and a server without it must still run the service.
 */
final class LogRecordFields {

  private static final String LIBERTY = "com.ibm.websphere.logging.hpel.LogRecordContext";

  private final MethodHandle add;
  private final MethodHandle remove;

  private LogRecordFields(MethodHandle add, MethodHandle remove) {
    this.add = add;
    this.remove = remove;
  }

  /** The fields of the server that this runs in; does nothing where there are none. */
  static LogRecordFields ofServer() {
    try {
      Class<?> context = Class.forName(LIBERTY);
      MethodHandles.Lookup lookup = MethodHandles.publicLookup();
      return new LogRecordFields(
          lookup.findStatic(
              context,
              "addExtension",
              MethodType.methodType(void.class, String.class, String.class)),
          lookup
              .findStatic(
                  context, "removeExtension", MethodType.methodType(boolean.class, String.class))
              .asType(MethodType.methodType(void.class, String.class)));
    } catch (ReflectiveOperationException | LinkageError absent) {
      return new LogRecordFields(null, null);
    }
  }

  void set(String key, String value) {
    if (add != null) {
      try {
        add.invokeExact(key, value);
      } catch (Throwable broken) {
        throw new IllegalStateException("The server's log context refused " + key, broken);
      }
    }
  }

  void remove(String key) {
    if (remove != null) {
      try {
        remove.invokeExact(key);
      } catch (Throwable broken) {
        throw new IllegalStateException("The server's log context kept " + key, broken);
      }
    }
  }
}
