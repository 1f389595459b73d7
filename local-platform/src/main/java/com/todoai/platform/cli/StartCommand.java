package com.todoai.platform.cli;

import com.todoai.platform.Platform;
import com.todoai.platform.part.PartName;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Starts parts and returns when they are healthy. */
@Command(name = "start", description = "Starts parts and returns when they are healthy.")
final class StartCommand extends PlatformSubcommand {

  @Parameters(paramLabel = "PART", arity = "1..*")
  private List<String> parts;

  @Override
  public Integer call() {
    Platform platform = platform();
    PartName[] names = PlatformCommand.names(parts);
    platform.start(names);
    return 0;
  }
}
