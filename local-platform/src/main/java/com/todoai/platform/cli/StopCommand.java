package com.todoai.platform.cli;

import com.todoai.platform.Platform;
import com.todoai.platform.part.PartName;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Stops parts in order. */
@Command(name = "stop", description = "Stops parts in order.")
final class StopCommand extends PlatformSubcommand {

  @Parameters(paramLabel = "PART", arity = "1..*")
  private List<String> parts;

  @Override
  public Integer call() {
    Platform platform = platform();
    PartName[] names = PlatformCommand.names(parts);
    platform.stop(names);
    return 0;
  }
}
