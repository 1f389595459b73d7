package com.todoai.platform.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {

  @TempDir private Path directory;

  @Test
  void anAbsentFileIsAnEmptyOne() {
    LogFile log = new LogFile(directory.resolve("none.log"));

    assertThat(log.tail(5)).isEmpty();
    assertThat(log.from(0).lines()).isEmpty();
    assertThat(log.size()).isZero();
  }

  @Test
  void theTailIsTheLastLines() throws IOException {
    LogFile log = log("one\ntwo\nthree\n");

    assertThat(log.tail(2)).containsExactly("two", "three");
    assertThat(log.tail(9)).containsExactly("one", "two", "three");
  }

  /** A line of JSON with a stack trace is some thousand bytes long. */
  @Test
  void theTailIsNoShorterForLongLines() throws IOException {
    String line = "\u00e4".repeat(3000);
    LogFile log = log((line + "\n").repeat(300));

    assertThat(log.tail(200)).hasSize(200).containsOnly(line);
  }

  @Test
  void whoFollowsMissesNoLineAndSeesNoneTwice() throws IOException {
    LogFile log = log("one\ntwo\nthr");

    LogFile.Excerpt first = log.from(4);
    Files.writeString(log.path(), "ee\n", StandardOpenOption.APPEND);
    LogFile.Excerpt second = log.from(first.end());

    assertThat(first.lines()).containsExactly("two");
    assertThat(second.lines()).containsExactly("three");
    assertThat(log.from(second.end()).lines()).isEmpty();
    assertThat(log.from(4000).end()).as("of a file that was cut").isEqualTo(log.size());
  }

  @Test
  void aPersonIsShownLevelAndMessageAlone() throws IOException {
    LogFile log =
        log(
            """
            {"type":"liberty_message","loglevel":"SEVERE","message":"No.\\n\\tat a.B.c(B.java:1)\\nBecause"}
            {"app_id":"todo","level":"fatal","msg":"no room","time":"2027-01-31T09:00:00Z"}
            {"neither":"of them"}
            {cut off
            plain
            """);

    assertThat(log.readableTail(5))
        .containsExactly(
            "SEVERE No.",
            "Because",
            "fatal no room",
            "{\"neither\":\"of them\"}",
            "{cut off",
            "plain");
  }

  @Test
  void whatWasWrittenSinceIsFoundAfterTheFileWasCutToo() throws IOException {
    LogFile log = log("one\ntwo\n");

    assertThat(log.since(4)).isEqualTo("two\n");
    assertThat(log.since(4000)).isEmpty();
  }

  @Test
  void aLargeFileIsCutToItsEnd() throws IOException {
    LogFile log = log("x".repeat((int) LogFile.MAX_BYTES) + "\nlast line\n");

    log.trim();

    assertThat(log.size()).isLessThan(LogFile.MAX_BYTES / 4);
    assertThat(log.tail(1)).containsExactly("last line");
  }

  @Test
  void aSmallFileIsLeftAlone() throws IOException {
    LogFile log = log("one\n");

    log.trim();

    assertThat(log.tail(9)).containsExactly("one");
  }

  private LogFile log(String content) throws IOException {
    return new LogFile(Files.writeString(directory.resolve("part.log"), content));
  }
}
