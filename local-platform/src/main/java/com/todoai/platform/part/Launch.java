package com.todoai.platform.part;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a part's process is started.
 *
 * @param command program and arguments; holds no secret, since every user of the machine can read
 *     it
 * @param environment what the process gets beside the few variables that every process needs;
 *     secrets travel here
 * @param directory the working directory
 */
public record Launch(List<String> command, Map<String, String> environment, Path directory) {

  public Launch {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  @Override
  public String toString() {
    return "Launch" + command;
  }
}
