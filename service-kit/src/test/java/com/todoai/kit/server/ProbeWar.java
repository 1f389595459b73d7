package com.todoai.kit.server;

import com.todoai.dapr.messaging.OutgoingEvent;
import com.todoai.event.Topics;
import com.todoai.kit.outbox.Outbox;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs the probe's classes and our own libraries into a WAR, as a service is packed. */
final class ProbeWar {

  private ProbeWar() {}

  static void write(Path war) throws IOException, URISyntaxException {
    try (OutputStream file = Files.newOutputStream(war);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      addTree(zip, Path.of("src/test/war"), "");
      Path testClasses = locationOf(ProbeWar.class);
      addTree(
          zip,
          testClasses.resolve("com/todoai/kit/server/probe"),
          "WEB-INF/classes/com/todoai/kit/server/probe/");
      for (Class<?> one : List.of(Outbox.class, Topics.class, OutgoingEvent.class)) {
        addLibrary(zip, locationOf(one), one.getPackageName());
      }
    }
  }

  /** In the reactor a module is a jar or, before it is packed, a directory of classes. */
  private static void addLibrary(ZipOutputStream zip, Path module, String name) throws IOException {
    zip.putNextEntry(new ZipEntry("WEB-INF/lib/" + name + ".jar"));
    if (Files.isDirectory(module)) {
      ZipOutputStream jar = new ZipOutputStream(zip);
      addTree(jar, module, "");
      jar.finish();
    } else {
      Files.copy(module, zip);
    }
    zip.closeEntry();
  }

  private static void addTree(ZipOutputStream zip, Path root, String prefix) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        zip.putNextEntry(
            new ZipEntry(prefix + root.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, zip);
        zip.closeEntry();
      }
    }
  }

  private static Path locationOf(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
