package com.todoai.platform.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLineTest {

  private final StringWriter errors = new StringWriter();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "up --port-offset 100",
        "--port-offset 100 up",
        "up --detach",
        "up -d postgres kafka",
        "status --json --port-offset 100",
        "token alice --role operator --role AUDITOR",
        "logs todo",
        "kill todo-dapr",
        "stop kafka",
        "start kafka",
        "down",
        "reset"
      })
  void understands(String line) {
    assertThat(Main.commandLine().parseArgs(line.split(" ", -1)).errors()).isEmpty();
  }

  @Test
  void namesTheOptionWhoseValueIsNoNumber() {
    assertThat(run("status", "--port-offset", "many")).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(errors.toString()).contains("--port-offset").contains("many");
  }

  @Test
  void listsTheRolesWhenThereIsNoSuchOne() {
    assertThat(run("token", "alice", "--role", "king")).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(errors.toString()).contains("king").contains("AUDITOR");
  }

  @Test
  void listsThePartsWhenThereIsNoSuchOneAndShowsNoStackTrace() {
    assertThat(run("kill", "postgresql")).isEqualTo(CommandLine.ExitCode.SOFTWARE);
    assertThat(errors.toString()).contains("postgres, kafka").doesNotContain("\tat ");
  }

  private int run(String... arguments) {
    return Main.commandLine().setErr(new PrintWriter(errors, true)).execute(arguments);
  }
}
