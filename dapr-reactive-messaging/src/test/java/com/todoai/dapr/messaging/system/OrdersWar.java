package com.todoai.dapr.messaging.system;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs the test application with the connector's own jar and what that depends on. */
final class OrdersWar {

  private OrdersWar() {}

  static void write(Path war, Path connectorJar, Path libraries, Path testClasses)
      throws IOException {
    try (OutputStream file = Files.newOutputStream(war);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      add(zip, "WEB-INF/lib/" + connectorJar.getFileName(), connectorJar);
      for (Path library : files(libraries)) {
        add(zip, "WEB-INF/lib/" + library.getFileName(), library);
      }
      for (Path type : files(testClasses.resolve("com/todoai/dapr/messaging/app"))) {
        add(zip, "WEB-INF/classes/" + testClasses.relativize(type), type);
      }
      add(
          zip,
          "WEB-INF/classes/META-INF/microprofile-config.properties",
          testClasses.resolve("app/microprofile-config.properties"));
    }
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    }
  }

  private static void add(ZipOutputStream zip, String name, Path file) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    Files.copy(file, zip);
    zip.closeEntry();
  }
}
