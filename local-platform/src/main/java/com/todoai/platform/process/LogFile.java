package com.todoai.platform.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a part writes to its standard output and error.
 *
 * @param path the file; need not exist
 */
public record LogFile(Path path) {

  /** Beyond this size, {@link #trim} cuts. */
  static final long MAX_BYTES = 16L * 1024 * 1024;

  private static final int KEPT_BYTES = 1024 * 1024;
  private static final int TAIL_BYTES = 64 * 1024;

  /** The bytes in it. */
  public long size() {
    try {
      return Files.exists(path) ? Files.size(path) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The last lines, or fewer when the file has fewer or very long ones. */
  public List<String> tail(int lines) {
    List<String> all = since(Math.max(0, size() - TAIL_BYTES)).lines().toList();
    return all.subList(Math.max(0, all.size() - lines), all.size());
  }

  /** The last lines, of those in JSON the level and the message without its stack trace. */
  public List<String> readableTail(int lines) {
    return tail(lines).stream().flatMap(line -> new LogLine(line).readable().stream()).toList();
  }

  /** What was written from a position on, {@value #TAIL_BYTES} bytes at most. */
  public String since(long position) {
    if (!Files.exists(path)) {
      return "";
    }
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      long start = Math.max(Math.min(position, file.length()), file.length() - TAIL_BYTES);
      byte[] bytes = new byte[(int) (file.length() - start)];
      file.seek(start);
      file.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
