package com.todoai.platform.cli;

import com.todoai.platform.part.PlatformException;
import java.nio.file.AccessDeniedException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Shows what the user can act on without a stack trace, and anything else with one. */
final class FailureMessage implements IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine commandLine, ParseResult parsed) {
    Optional<String> message = message(failure);
    if (message.isPresent()) {
      commandLine.getErr().println(commandLine.getColorScheme().errorText(message.get()));
    } else {
      failure.printStackTrace(commandLine.getErr());
    }
    return CommandLine.ExitCode.SOFTWARE;
  }

  private static Optional<String> message(Exception failure) {
    if (failure instanceof PlatformException) {
      return Optional.of(failure.getMessage());
    }
    return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
        .filter(AccessDeniedException.class::isInstance)
        .map(AccessDeniedException.class::cast)
        .map(FailureMessage::denied)
        .findFirst();
  }

  private static String denied(AccessDeniedException failure) {
    return failure.getFile()
        + " belongs to another user than "
        + System.getProperty("user.name")
        + ".\nRun this as the user who ran it first (root, if that was with sudo), or make the"
        + " files your own: sudo chown -R \"$USER\" and the repository's directory.";
  }
}
