package com.todoai.platform.cli;

import com.todoai.platform.PartStatus;
import com.todoai.platform.process.Memory;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;

/** The parts as a table for a person. */
final class StatusTable {

  private StatusTable() {}

  static String of(List<PartStatus> parts) {
    StringJoiner table = new StringJoiner(System.lineSeparator());
    table.add(row("PART", "STATE", "HEALTH", "URL", "PROCESS", "MEMORY"));
    for (PartStatus part : parts) {
      table.add(
          row(
              part.name().value(),
              lowerCase(part.state()),
              part.health() == PartStatus.Health.NONE ? "-" : lowerCase(part.health()),
              part.url().toString(),
              part.processId().isPresent() ? Long.toString(part.processId().getAsLong()) : "-",
              part.memory().map(StatusTable::megabytes).orElse("-")));
    }
    Optional<Memory> sum =
        parts.stream().flatMap(part -> part.memory().stream()).reduce(Memory::plus);
    sum.ifPresent(
        memory -> table.add(row("all", "", "", "", memory.measure().name(), megabytes(memory))));
    table.add("");
    return table.toString();
  }

  private static String row(Object... cells) {
    return String.format(Locale.ROOT, "%-18s %-8s %-10s %-38s %8s %9s", cells).stripTrailing();
  }

  private static String lowerCase(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static String megabytes(Memory memory) {
    return String.format(Locale.ROOT, "%.0f MB", memory.bytes() / 1e6);
  }
}
