package com.todoai.kit.server;

import com.todoai.dapr.messaging.OutgoingEvent;
import com.todoai.event.Topics;
import com.todoai.kit.outbox.Outbox;
import com.todoai.kit.server.probe.ProbeApplication;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.hamcrest.Matcher;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ExplodedImporter;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Packs the probe's classes and our own libraries into a WAR, as a service is packed. */
final class ProbeWar {

  private ProbeWar() {}

  static WebArchive create() {
    WebArchive war =
        ShrinkWrap.create(ExplodedImporter.class, "kit.war")
            .importDirectory("src/test/war")
            .as(WebArchive.class)
            .addPackage(ProbeApplication.class.getPackage())
            .addAsResource("db/kit/outbox.sql", "db/migration/V2__outbox.sql");
    return withLibraries(war, List.of(Outbox.class, Topics.class, OutgoingEvent.class));
  }

  /** With what a test needs that runs inside the server. */
  static WebArchive createWithTestLibraries() {
    return withLibraries(create(), List.of(Assertions.class, Awaitility.class, Matcher.class));
  }

  private static WebArchive withLibraries(WebArchive war, List<Class<?>> oneOfEach) {
    oneOfEach.forEach(one -> war.addAsLibrary(library(one)));
    return war;
  }

  /** In the reactor a module is a jar or, before it is packed, a directory of classes. */
  private static JavaArchive library(Class<?> one) {
    Path module = locationOf(one);
    String name = one.getPackageName() + ".jar";
    return Files.isDirectory(module)
        ? ShrinkWrap.create(ExplodedImporter.class, name)
            .importDirectory(module.toFile())
            .as(JavaArchive.class)
        : ShrinkWrap.create(ZipImporter.class, name)
            .importFrom(module.toFile())
            .as(JavaArchive.class);
  }

  private static Path locationOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
