package com.todoai.platform.cli;

import picocli.CommandLine.Command;

/** Stops everything and removes data, logs, keys and passwords. */
@Command(
    name = "reset",
    description = "Stops everything and removes data, logs, keys and passwords.")
final class ResetCommand extends PlatformSubcommand {

  @Override
  public Integer call() {
    platform().reset();
    return 0;
  }
}
