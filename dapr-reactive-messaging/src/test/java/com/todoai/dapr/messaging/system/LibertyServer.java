package com.todoai.dapr.messaging.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An Open Liberty server of its own, on the shared installation. */
final class LibertyServer {

  private LibertyServer() {}

  static Path prepare(Path userDirectory, Path serverXml) throws IOException {
    Path server = userDirectory.resolve("servers/orders");
    Files.createDirectories(server.resolve("apps"));
    Files.writeString(server.resolve("server.xml"), Files.readString(serverXml));
    return server.resolve("apps/orders.war");
  }

  static ManagedProcess start(
      Path liberty, Path userDirectory, Map<String, String> environment, Path log)
      throws IOException {
    Path tools = liberty.resolve("bin/tools");
    Map<String, String> all = new HashMap<>(environment);
    all.put("WLP_USER_DIR", userDirectory.toString());
    return ManagedProcess.start(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "@" + liberty.resolve("lib/platform/java/java9.options"),
            "-XX:TieredStopAtLevel=1",
            "-Xmx256m",
            "-javaagent:" + tools.resolve("ws-javaagent.jar"),
            "-jar",
            tools.resolve("ws-server.jar").toString(),
            "orders"),
        all,
        log);
  }
}
