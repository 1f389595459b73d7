package com.todoai.platform.install;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.function.Consumer;

/**
 * A file from the network, kept only if its checksum is right.
 *
 * @param address of the file
 * @param checksum address of a text that begins with the file's SHA-256 in hexadecimal
 */
public record Download(URI address, URI checksum) {

  private static final int HEX_DIGITS = 64;
  private static final int BUFFER_BYTES = 64 * 1024;
  private static final int CHECKSUM_BYTES = 1024;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

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
   * Downloads, telling now and then how far it has come.
   *
   * @return the target
   * @throws IOException when it cannot be had, when nothing comes for half a minute, or when it is
   *     not what the checksum says; the target may hold a part of it
   */
  public Path to(Path target, Consumer<String> news) throws IOException {
    String expected = expectedChecksum();
    MessageDigest digest = sha256();
    URLConnection connection = connect(address);
    DownloadNews progress = new DownloadNews(connection.getContentLengthLong(), news);
    try (InputStream in = new DigestInputStream(connection.getInputStream(), digest);
        OutputStream out = Files.newOutputStream(target)) {
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        out.write(buffer, 0, read);
        progress.received(read);
      }
    }
    if (!expected.equalsIgnoreCase(HexFormat.of().formatHex(digest.digest()))) {
      throw new IOException(address + " does not have the checksum that " + checksum + " says");
    }
    return target;
  }

  private String expectedChecksum() throws IOException {
    try (InputStream in = connect(checksum).getInputStream()) {
      String text = new String(in.readNBytes(CHECKSUM_BYTES), StandardCharsets.US_ASCII).strip();
      return text.substring(0, Math.min(HEX_DIGITS, text.length()));
    }
  }

  private static URLConnection connect(URI uri) throws IOException {
    URLConnection connection = uri.toURL().openConnection();
    connection.setConnectTimeout((int) PATIENCE.toMillis());
    connection.setReadTimeout((int) PATIENCE.toMillis());
    return connection;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
