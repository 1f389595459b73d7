package com.todoai.platform.cli;

import com.todoai.platform.PartStatus;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows how all parts are. */
@Command(
    name = "status",
    description = {
      "Shows state, health, URL, process and memory of each part.",
      "Exit code 0 when all are healthy, 3 when not."
    })
final class StatusCommand extends PlatformSubcommand {

  private static final int NOT_ALL_HEALTHY = 3;

  @Option(names = "--json", description = "For scripts.")
  private boolean json;

  @Override
  public Integer call() {
    List<PartStatus> status = platform().status();
    out().println(json ? StatusJson.of(status) : StatusTable.of(status));
    out().flush();
    return status.stream().allMatch(PartStatus::isHealthy) ? 0 : NOT_ALL_HEALTHY;
  }
}
