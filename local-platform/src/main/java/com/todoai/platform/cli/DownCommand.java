package com.todoai.platform.cli;

import picocli.CommandLine.Command;

/** Stops everything. The data stays. */
@Command(name = "down", description = "Stops everything. The data stays.")
final class DownCommand extends PlatformSubcommand {

  @Override
  public Integer call() {
    platform().stop();
    return 0;
  }
}
