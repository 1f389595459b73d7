package com.todoai.kit.body;

import com.todoai.kit.problem.ProblemException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Ends with a {@link ProblemException} where a stream is longer than it may be. Reads one byte more
 * than the limit, and no further. Without mark and reset.
 */
final class BoundedInputStream extends FilterInputStream {

  private final long maxBytes;
  private long left;

  BoundedInputStream(InputStream body, long maxBytes) {
    super(body);
    this.maxBytes = maxBytes;
    this.left = maxBytes;
  }

  @Override
  public int read() throws IOException {
    refuseWhatIsTooLong();
    int next = super.read();
    if (next >= 0) {
      count(1);
    }
    return next;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    refuseWhatIsTooLong();
    int most = (int) Math.min(length, left + 1);
    int read = super.read(buffer, offset, most);
    if (read > 0) {
      count(read);
    }
    return read;
  }

  @Override
  public long skip(long bytes) throws IOException {
    refuseWhatIsTooLong();
    long skipped = super.skip(Math.min(bytes, left + 1));
    count(skipped);
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void count(long bytes) {
    left -= bytes;
    refuseWhatIsTooLong();
  }

  /** Again at each call, for a reader that does not mind the first exception. */
  private void refuseWhatIsTooLong() {
    if (left < 0) {
      throw RequestBodyLimit.tooLong(maxBytes);
    }
  }
}
