package com.todoai.platform.cli;

import com.todoai.platform.PartStatus;
import com.todoai.platform.Platform;
import com.todoai.platform.part.PartFailure;
import com.todoai.platform.part.PartName;
import com.todoai.platform.part.PlatformException;
import com.todoai.platform.part.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Starts the platform. */
@Command(
    name = "up",
    description = {
      "Starts what does not run, shows how all is, and stays until Ctrl-C, which stops everything.",
      "Data outlives this; \"reset\" clears it."
    })
final class UpCommand extends PlatformSubcommand {

  private static final String EXAMPLE_USER = "demo";

  @Option(
      names = {"-d", "--detach"},
      description = "Return when everything is healthy, and leave it running.")
  private boolean detach;

  @Parameters(
      paramLabel = "PART",
      arity = "0..*",
      description = "Only these. Default: all of them.")
  private List<String> parts = new ArrayList<>();

  @Override
  public Integer call() {
    ConsoleProgress progress = new ConsoleProgress(out());
    Platform platform = parent().platform(progress);
    PartName[] chosen =
        parts.isEmpty() ? platform.parts().toArray(PartName[]::new) : PlatformCommand.names(parts);
    List<PartName> running = running(platform);
    announce(platform, running);
    boolean joining = !running.isEmpty();
    OrderlyEnd end = new OrderlyEnd(platform, out());
    if (!joining) {
      end.stopOnExit();
    }
    try {
      platform.start(chosen);
    } catch (CancellationException interrupted) {
      return 1;
    } catch (PartFailure failure) {
      throw joining ? failure : afterTheEnd(failure);
    }
    out().printf("%nAll is healthy after %.1f s.%n%n", progress.seconds());
    show(platform);
    if (detach || joining) {
      end.leaveRunning();
      out().println("Stop everything with: ./platform down" + parent().offsetArgument());
      out().flush();
      return 0;
    }
    out()
        .println("Ctrl-C stops everything. Another terminal can use the other commands meanwhile.");
    out().flush();
    new Watch(platform, List.of(chosen), out(), parent().offsetArgument(), end::hasBegun)
        .untilStopped();
    end.leaveRunning();
    return 0;
  }

  /** What was started is stopped: the part alone cannot be started again. */
  private PlatformException afterTheEnd(PartFailure failure) {
    return new PlatformException(
        failure.explanation() + "\nOnce that is mended: ./platform up" + parent().offsetArgument(),
        failure);
  }

  private static List<PartName> running(Platform platform) {
    return platform.parts().stream()
        .filter(name -> platform.state(name) == PartStatus.State.RUNNING)
        .toList();
  }

  private void announce(Platform platform, List<PartName> running) {
    if (running.isEmpty()) {
      out().println("Starting the platform; its data is in " + platform.directory());
    } else {
      out()
          .println(
              "Already running: " + PartName.joined(running) + ". Starting only what is missing.");
    }
    out().flush();
  }

  private void show(Platform platform) {
    out().println(StatusTable.of(platform.status()));
    if (platform.state(PartName.of(Service.TODO)) == PartStatus.State.RUNNING) {
      out().println(ExampleRequest.of(platform, EXAMPLE_USER));
    }
  }
}
