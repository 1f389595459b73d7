package com.todoai.platform.process;

import com.todoai.platform.install.Programs;
import java.util.List;

/** Starting a process in a session of its own, keeping the process id (setsid(2), then exec). */
final class Sessions {

  private Sessions() {}

  /** What to put in front of a command; empty when the machine has neither program for it. */
  static List<String> ownSession() {
    if (Programs.find("setsid").isPresent()) {
      return List.of("setsid");
    }
    if (Programs.find("perl").isPresent()) {
      return List.of("perl", "-e", "use POSIX; POSIX::setsid(); exec @ARGV or die $!;");
    }
    return List.of();
  }
}
