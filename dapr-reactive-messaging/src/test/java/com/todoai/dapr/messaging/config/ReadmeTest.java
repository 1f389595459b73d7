package com.todoai.dapr.messaging.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.todoai.dapr.messaging.support.MapConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README's tables against what the code reads. */
class ReadmeTest {

  private static final Pattern CHANNEL_ROW =
      Pattern.compile(
          "(?m)^\\| `([a-z.-]+)` \\| (both|incoming|outgoing) \\| \\w+ \\| ([^|]+) \\|");
  private static final Pattern SIDECAR_ROW =
      Pattern.compile("(?m)^\\| `([a-z.-]+)` \\| (number|text) \\| ([^|]+) \\|");

  /** A row of a table: the property, where it holds, its default. */
  private record Row(String key, String where, String defaultValue) {
    static Row of(MatchResult match) {
      return new Row(match.group(1), match.group(2), match.group(3).replace("`", ""));
    }
  }

  @Test
  void listsTheChannelPropertiesThatTheCodeReads() throws IOException {
    List<Row> rows = rows(CHANNEL_ROW);
    MapConfig incoming = new MapConfig(Map.of("channel-name", "c"));
    MapConfig outgoing = new MapConfig(Map.of("channel-name", "c"));

    IncomingChannelConfig.from(incoming);
    OutgoingChannelConfig.from(outgoing);

    assertThat(keys(rows, "incoming")).isEqualTo(withoutName(incoming));
    assertThat(keys(rows, "outgoing")).isEqualTo(withoutName(outgoing));
  }

  @Test
  void givesTheDefaultsOfTheChannelProperties() throws IOException {
    for (Row row : rows(CHANNEL_ROW)) {
      ChannelProperty property =
          Stream.of(ChannelProperty.values())
              .filter(candidate -> candidate.key().equals(row.key()))
              .findFirst()
              .orElseThrow();
      if (!property.defaultValue().isEmpty()) {
        assertThat(row.defaultValue()).as(row.key()).isEqualTo(property.defaultValue());
      }
      assertThat(row.where())
          .as(row.key())
          .isEqualTo(
              property.incoming() && property.outgoing()
                  ? "both"
                  : property.incoming() ? "incoming" : "outgoing");
    }
  }

  @Test
  void listsTheSidecarPropertiesThatTheCodeReadsWithTheirDefaults() throws IOException {
    MapConfig config = new MapConfig(Map.of());
    SidecarConfig.from(config);

    List<Row> rows = rows(SIDECAR_ROW);

    assertThat(rows).extracting(Row::key).containsExactlyInAnyOrderElementsOf(config.asked());
    for (SidecarProperty property : SidecarProperty.values()) {
      String expected = property.defaultValue().isEmpty() ? "none" : property.defaultValue();
      assertThat(rows)
          .anySatisfy(
              row -> {
                assertThat(row.key()).isEqualTo(property.key());
                assertThat(row.defaultValue()).isEqualTo(expected);
              });
    }
  }

  private static List<Row> rows(Pattern pattern) throws IOException {
    return pattern.matcher(Files.readString(Path.of("README.md"))).results().map(Row::of).toList();
  }

  private static Set<String> keys(List<Row> rows, String direction) {
    Set<String> keys = new TreeSet<>();
    rows.stream()
        .filter(row -> row.where().equals(direction) || row.where().equals("both"))
        .forEach(row -> keys.add(row.key()));
    return keys;
  }

  private static Set<String> withoutName(MapConfig config) {
    Set<String> asked = new TreeSet<>(config.asked());
    asked.remove("channel-name");
    return asked;
  }
}
