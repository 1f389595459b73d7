package com.todoai.platform.cli;

import com.todoai.platform.Platform;
import com.todoai.platform.part.PartName;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Ends parts at once (as with kill -9), to see what happens. */
@Command(name = "kill", description = "Ends parts at once (as with kill -9), to see what happens.")
final class KillCommand extends PlatformSubcommand {

  @Parameters(paramLabel = "PART", arity = "1..*")
  private List<String> parts;

  @Override
  public Integer call() {
    Platform platform = platform();
    PartName[] names = PlatformCommand.names(parts);
    for (PartName name : names) {
      platform.kill(name);
    }
    return 0;
  }
}
