package com.todoai.platform.install;

import com.todoai.platform.part.PlatformException;
import com.todoai.platform.part.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the build's output and the cache are.
 *
 * @param root the repository
 * @param cache for what is slow to fetch or build and outlives the repository
 * @param versions of what is in the cache
 */
public record Installation(Path root, Path cache, Versions versions) {

  private static final Path LANDMARK = Path.of("local-platform", "pom.xml");

  /**
   * The installation that a directory belongs to.
   *
   * @throws PlatformException when neither it nor one above it is the repository
   */
  public static Installation around(Path directory) {
    Path start = directory.toAbsolutePath().normalize();
    Path root =
        Stream.iterate(start, path -> path != null, Path::getParent)
            .filter(path -> Files.exists(path.resolve(LANDMARK)))
            .findFirst()
            .orElseThrow(
                () ->
                    new PlatformException(
                        start + " is not inside a copy of this repository; go there first."));
    return new Installation(
        root, Path.of(System.getProperty("user.home"), ".cache", "todoai"), Versions.current());
  }

  /** Kafka's own libraries, and after them the launcher's, which hold its client library. */
  public String kafkaClassPath() {
    return classPath("kafka.classpath") + ":" + classPath("launcher.classpath");
  }

  /** Liberty's installation; only read from, never written to. */
  public Path libertyHome() {
    Path home = cache.resolve("openliberty-" + versions.liberty()).resolve("wlp");
    if (!Files.exists(home.resolve("bin/server"))) {
      throw new PlatformException(
          "Open Liberty " + versions.liberty() + " is not at " + home + ". " + BUILD_FIRST);
    }
    return home;
  }

  /** What all servers share: {@code shared/config} and {@code shared/resources}. */
  public Path sharedLibertyResources() {
    return built(root.resolve("liberty-parent/target/usr/shared"));
  }

  /** The server that a WAR module has built. */
  public Path serverOf(Service service) {
    return built(root.resolve(service.id() + "-war/target/usr/servers").resolve(service.id()));
  }

  /** The Go module that pins the sidecar. */
  public Path sidecarModule() {
    return root.resolve("local-platform/src/main/daprd");
  }

  private String classPath(String file) {
    try {
      return Files.readString(built(root.resolve("local-platform/target").resolve(file))).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path built(Path path) {
    return Optional.of(path)
        .filter(Files::exists)
        .orElseThrow(() -> new PlatformException(path + " is not there. " + BUILD_FIRST));
  }

  private static final String BUILD_FIRST =
      "Build it with \"mvn package -DskipTests\" in the repository's root.";
}
