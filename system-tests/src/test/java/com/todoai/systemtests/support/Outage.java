package com.todoai.systemtests.support;

import com.todoai.platform.Platform;
import com.todoai.platform.part.PartName;
import java.util.stream.Stream;

/** Parts that are away until this is closed. */
public interface Outage extends AutoCloseable {

  /** Kills parts; they are started again at the end. */
  static Outage ofKilled(Platform platform, PartName... parts) {
    Stream.of(parts).forEach(platform::kill);
    return () -> platform.start(parts);
  }

  /** Brings the parts back, without waiting until they are healthy. */
  @Override
  void close();
}
