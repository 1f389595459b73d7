package com.todoai.dapr.messaging.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An Open Liberty server of its own, on the shared installation. */
final class LibertyServer {

  private LibertyServer() {}

  static Path prepare(Path userDirectory, Path serverXml, String... features) throws IOException {
    Path server = userDirectory.resolve("servers/orders");
    Files.createDirectories(server.resolve("apps"));
    Files.writeString(server.resolve("server.xml"), Files.readString(serverXml));
    Files.createDirectories(server.resolve("configDropins/defaults"));
    Files.writeString(
        server.resolve("configDropins/defaults/features.xml"),
        Stream.of(features)
            .map(feature -> "<feature>" + feature + "</feature>")
            .collect(
                Collectors.joining("", "<server><featureManager>", "</featureManager></server>")));
    return server.resolve("apps/orders.war");
  }

  static ManagedProcess start(Path userDirectory, Map<String, String> environment, Path log)
      throws IOException {
    Path liberty = Path.of(System.getProperty("liberty.home"));
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
