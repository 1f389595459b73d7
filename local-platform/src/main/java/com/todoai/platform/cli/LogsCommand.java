package com.todoai.platform.cli;

import com.todoai.platform.Platform;
import com.todoai.platform.part.PartName;
import com.todoai.platform.process.LogFile;
import com.todoai.platform.process.Pause;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what a part writes. */
@Command(name = "logs", description = "Shows the end of what a part has written.")
final class LogsCommand extends PlatformSubcommand {

  private static final Duration INTERVAL = Duration.ofMillis(200);

  @Parameters(paramLabel = "PART")
  private String part;

  @Option(
      names = {"-n", "--lines"},
      paramLabel = "N",
      defaultValue = "200",
      description = "How many lines. Default: ${DEFAULT-VALUE}")
  private int lines;

  @Option(
      names = {"-f", "--follow"},
      description = "Go on showing what is written, until Ctrl-C.")
  private boolean follow;

  @Override
  public Integer call() {
    Platform platform = platform();
    PartName name = PartName.parse(part);
    LogFile log = new LogFile(platform.log(name));
    long position = log.size();
    log.tail(lines).forEach(out()::println);
    out().flush();
    while (follow) {
      Pause.of(INTERVAL);
      LogFile.Excerpt news = log.from(position);
      position = news.end();
      news.lines().forEach(out()::println);
      out().flush();
    }
    return 0;
  }
}
