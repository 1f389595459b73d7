package com.todoai.platform.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.commons.io.input.ReversedLinesFileReader;

/**
 * What a part writes to its standard output and error.
 *
 * @param path the file; need not exist
 */
public record LogFile(Path path) {

  /** Beyond this size, {@link #trim} cuts. */
  static final long MAX_BYTES = 16L * 1024 * 1024;

  private static final int KEPT_BYTES = 1024 * 1024;
  private static final int EXCERPT_BYTES = 64 * 1024;

  /** The bytes in it. */
  public long size() {
    try {
      return Files.exists(path) ? Files.size(path) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The last lines, whole ones, or fewer when the file has fewer. */
  public List<String> tail(int lines) {
    if (!Files.exists(path)) {
      return List.of();
    }
    try (ReversedLinesFileReader reader =
        ReversedLinesFileReader.builder().setPath(path).setCharset(StandardCharsets.UTF_8).get()) {
      List<String> last = new ArrayList<>(reader.readLines(lines));
      Collections.reverse(last);
      return last;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The last lines, of those in JSON the level and the message without its stack trace. */
  public List<String> readableTail(int lines) {
    return tail(lines).stream().flatMap(line -> new LogLine(line).readable().stream()).toList();
  }

  /** What was written from a position on, the last {@value #EXCERPT_BYTES} bytes of it at most. */
  public String since(long position) {
    if (!Files.exists(path)) {
      return "";
    }
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      long end = file.length();
      long start = Math.max(Math.min(position, end), end - EXCERPT_BYTES);
      byte[] bytes = new byte[(int) (end - start)];
      file.seek(start);
      file.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The whole lines from a position on, {@value #KEPT_BYTES} bytes at most; a line that is still
   * being written comes with the next excerpt. Begins at the end of a file that was cut meanwhile.
   */
  public Excerpt from(long position) {
    if (!Files.exists(path)) {
      return new Excerpt(List.of(), 0);
    }
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      long start = Math.min(position, file.length());
      byte[] bytes = new byte[(int) Math.min(KEPT_BYTES, file.length() - start)];
      file.seek(start);
      file.readFully(bytes);
      int end = bytes.length;
      while (end > 0 && bytes[end - 1] != '\n') {
        end--;
      }
      String text = new String(bytes, 0, end, StandardCharsets.UTF_8);
      return new Excerpt(text.lines().toList(), start + end);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Some lines.
   *
   * @param lines may be none
   * @param end the position after them
   */
  public record Excerpt(List<String> lines, long end) {

    /** Copies the list. */
    public Excerpt {
      lines = List.copyOf(lines);
    }
  }

  /**
   * Cuts a file that has grown past {@value #MAX_BYTES} bytes down to its end, in place: the
   * process that appends to it goes on as before. Lines written in this very moment may be lost.
   */
  public void trim() {
    if (size() <= MAX_BYTES) {
      return;
    }
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      byte[] end = new byte[KEPT_BYTES];
      file.seek(file.length() - KEPT_BYTES);
      file.readFully(end);
      file.setLength(0);
      file.seek(0);
      file.write(end);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
