package com.todoai.platform.install;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file from the network, kept only if its checksum is right.
 *
 * @param address of the file
 * @param checksum address of a text that begins with the file's SHA-256 in hexadecimal
 */
public record Download(URI address, URI checksum) {

  private static final int HEX_DIGITS = 64;

  /** Names the file; it must be told what it is verified by. */
  public static Unverified of(String address) {
    return new Unverified(URI.create(address));
  }

  /**
   * An address without a checksum.
   *
   * @param address of the file
   */
  public record Unverified(URI address) {

    /** The address of the checksum. */
    public Download verifiedBy(String checksum) {
      return new Download(address, URI.create(checksum));
    }
  }

  /**
   * Downloads.
   *
   * @return the target
   * @throws IOException when it cannot be had, or is not what the checksum says
   */
  public Path to(Path target) throws IOException {
    String text = new String(read(checksum), StandardCharsets.US_ASCII).strip();
    byte[] content = read(address);
    String actual = HexFormat.of().formatHex(sha256(content));
    if (text.length() < HEX_DIGITS || !text.substring(0, HEX_DIGITS).equalsIgnoreCase(actual)) {
      throw new IOException(address + " does not have the checksum that " + checksum + " says");
    }
    return Files.write(target, content);
  }

  private static byte[] read(URI uri) throws IOException {
    try (InputStream stream = uri.toURL().openStream()) {
      return stream.readAllBytes();
    }
  }

  private static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
