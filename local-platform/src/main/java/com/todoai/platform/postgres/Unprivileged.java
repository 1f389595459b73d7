package com.todoai.platform.postgres;

import com.todoai.platform.install.Command;
import com.todoai.platform.part.PlatformException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs a program that refuses to run as root. For an ordinary user nothing is needed. As root, a
 * user namespace of its own makes the program see another user id, while its files stay root's;
 * where the system forbids that, the program runs as the user {@code nobody}.
 */
final class Unprivileged {

  private static final int ROOT = 0;
  private static final List<String> USER_NAMESPACE = List.of("unshare", "-U");
  private static final List<String> NOBODY =
      List.of("setpriv", "--reuid=nobody", "--clear-groups", "--no-new-privs");

  private Unprivileged() {}

  /**
   * What to put in front of the command.
   *
   * @param directory that the program must be able to write to; given to {@code nobody} if need be
   * @throws PlatformException when there is no way; the message says what to do
   */
  static List<String> prefix(Path directory) {
    if (!isRoot()) {
      return List.of();
    }
    if (Command.of(List.of("unshare", "-U", "true")).succeeds()) {
      return USER_NAMESPACE;
    }
    Command.of(List.of("chown", "-R", "nobody", directory.toString())).run();
    List<String> test =
        List.of(
            NOBODY.get(0),
            NOBODY.get(1),
            NOBODY.get(2),
            NOBODY.get(3),
            "test",
            "-w",
            directory.toString());
    if (!Command.of(test).succeeds()) {
      throw new PlatformException(
          "PostgreSQL does not run as root, and here neither a user namespace nor the user nobody"
              + " will do for "
              + directory
              + ". Run the platform as an ordinary user, or put the repository where every user"
              + " may go.");
    }
    return NOBODY;
  }

  private static boolean isRoot() {
    try {
      return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(ROOT);
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException notLinux) {
      return System.getProperty("user.name").equals("root");
    }
  }
}
