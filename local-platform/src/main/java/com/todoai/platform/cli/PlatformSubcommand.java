package com.todoai.platform.cli;

import com.todoai.platform.Platform;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What every subcommand has: the platform it is about and somewhere to write. */
abstract class PlatformSubcommand implements Callable<Integer> {

  @ParentCommand private PlatformCommand parent;

  @Spec private CommandSpec spec;

  PlatformCommand parent() {
    return parent;
  }

  Platform platform() {
    return parent.platform(new ConsoleProgress(out()));
  }

  PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
