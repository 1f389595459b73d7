package com.todoai.platform.process;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Who listens on a port, as far as the system tells (proc_net_tcp(5)). */
public final class PortOwner {

  private static final List<Path> TABLES =
      List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
  private static final String LISTENING = "0A";
  private static final int LOCAL_ADDRESS = 1;
  private static final int STATE = 3;
  private static final int INODE = 9;
  private static final int SHOWN_COMMAND = 80;

  private PortOwner() {}

  /** A description for a message, such as {@code process 123 (java ...)}. */
  public static String of(int port) {
    return TABLES.stream()
        .flatMap(PortOwner::lines)
        .flatMap(line -> inode(line, port).stream())
        .flatMap(inode -> processWith(inode).stream())
        .findFirst()
        .map(PortOwner::describe)
        .orElse("another process");
  }

  /** The socket's inode when the line of the table is about somebody listening on the port. */
  static Optional<String> inode(String line, int port) {
    String[] columns = line.strip().split("\\s+", -1);
    String suffix = String.format(Locale.ROOT, ":%04X", port);
    boolean match =
        columns.length > INODE
            && columns[LOCAL_ADDRESS].endsWith(suffix)
            && columns[STATE].equals(LISTENING);
    return match ? Optional.of(columns[INODE]) : Optional.empty();
  }

  private static Stream<String> lines(Path table) {
    try {
      return Files.readAllLines(table).stream();
    } catch (IOException notLinux) {
      return Stream.empty();
    }
  }

  private static Optional<ProcessHandle> processWith(String inode) {
    String target = "socket:[" + inode + "]";
    return ProcessHandle.allProcesses().filter(process -> holds(process.pid(), target)).findFirst();
  }

  private static boolean holds(long processId, String target) {
    Path descriptors = Path.of("/proc", Long.toString(processId), "fd");
    try (DirectoryStream<Path> links = Files.newDirectoryStream(descriptors)) {
      for (Path link : links) {
        if (Files.readSymbolicLink(link).toString().equals(target)) {
          return true;
        }
      }
      return false;
    } catch (IOException goneOrForbidden) {
      return false;
    }
  }

  private static String describe(ProcessHandle process) {
    String command = process.info().commandLine().or(process.info()::command).orElse("unknown");
    String shown =
        command.length() > SHOWN_COMMAND ? command.substring(0, SHOWN_COMMAND) + "..." : command;
    return "process " + process.pid() + " (" + shown + ")";
  }
}
