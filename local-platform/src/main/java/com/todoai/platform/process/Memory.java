package com.todoai.platform.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Memory held by a process and all its descendants.
 *
 * @param bytes the sum
 * @param measure how it was counted
 */
public record Memory(long bytes, Measure measure) {

  private static final Path PROC = Path.of("/proc");

  /** How pages that several processes share are counted. */
  public enum Measure {
    /** Proportional set size: a shared page counts for its share in each. Sums are true. */
    PSS,
    /** Resident set size: a shared page counts in full in each. Sums are too high. */
    RSS
  }

  /** The two together; RSS as soon as one of them is. */
  public Memory plus(Memory other) {
    Measure sum =
        measure == Measure.PSS && other.measure == Measure.PSS ? Measure.PSS : Measure.RSS;
    return new Memory(bytes + other.bytes, sum);
  }

  /** The memory of a process and its descendants; empty when it is gone or may not be read. */
  public static Optional<Memory> of(long processId) {
    Optional<ProcessHandle> process = ProcessHandle.of(processId);
    if (process.isEmpty()) {
      return Optional.empty();
    }
    return Stream.concat(process.stream(), process.get().descendants())
        .map(handle -> ofOne(handle.pid()))
        .flatMap(Optional::stream)
        .reduce(Memory::plus);
  }

  private static Optional<Memory> ofOne(long processId) {
    Path rollup = PROC.resolve(Long.toString(processId)).resolve("smaps_rollup");
    if (Files.exists(rollup)) {
      try {
        return pss(Files.readAllLines(rollup));
      } catch (IOException goneOrForbidden) {
        return rss(processId);
      }
    }
    return rss(processId);
  }

  /** Reads the {@code Pss} line of a {@code smaps_rollup} file (proc(5)). */
  static Optional<Memory> pss(List<String> smapsRollup) {
    return smapsRollup.stream()
        .filter(line -> line.startsWith("Pss:"))
        .findFirst()
        .map(line -> line.replaceAll("\\D", ""))
        .filter(digits -> !digits.isEmpty())
        .map(kibibytes -> new Memory(Long.parseLong(kibibytes) * 1024, Measure.PSS));
  }

  private static Optional<Memory> rss(long processId) {
    try {
      Process ps =
          new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(processId))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try (BufferedReader output =
          new BufferedReader(new InputStreamReader(ps.getInputStream(), StandardCharsets.UTF_8))) {
        String line = output.readLine();
        ps.waitFor(1, TimeUnit.SECONDS);
        return line == null || line.isBlank()
            ? Optional.empty()
            : Optional.of(new Memory(Long.parseLong(line.strip()) * 1024, Measure.RSS));
      }
    } catch (IOException noPs) {
      return Optional.empty();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
