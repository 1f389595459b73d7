package com.todoai.platform.dapr;

import com.todoai.platform.install.Command;
import com.todoai.platform.install.Directories;
import com.todoai.platform.install.Download;
import com.todoai.platform.install.Installation;
import com.todoai.platform.install.Programs;
import com.todoai.platform.part.PlatformException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The sidecar's program, unmodified. Taken from where it is: the search path, the Dapr command
 * line's folder, the cache. Else built by Go, which checks every module against its checksum, and
 * where Go is missing or too old downloaded from Dapr's releases.
 */
public final class DaprProgram {

  private static final String NAME = "daprd";
  private static final String RELEASES = "https://github.com/dapr/dapr/releases/download/v%s/%s";

  private final Installation installation;
  private final String version;

  /** Of the version that the installation names. */
  public DaprProgram(Installation installation) {
    this.installation = installation;
    this.version = installation.versions().dapr();
  }

  /** The program if it is on this machine already. */
  Optional<Path> find() {
    Path dapr = Path.of(System.getProperty("user.home"), ".dapr", "bin", NAME);
    return Stream.concat(Programs.find(NAME).stream(), Stream.of(dapr))
        .filter(Files::isExecutable)
        .filter(isOfRightVersion())
        .findFirst()
        .or(() -> Optional.of(cached()).filter(Files::isExecutable));
  }

  /**
   * Finds the program or gets it, telling what happens; that can take minutes.
   *
   * @throws PlatformException when it cannot be had; the message says what to do
   */
  public Path provide(Consumer<String> news) {
    // Whoever comes second finds what the first has made.
    synchronized (DaprProgram.class) {
      Optional<Path> found = find();
      if (found.isPresent()) {
        return found.get();
      }
      try {
        Files.createDirectories(cached().getParent());
        Path work = Files.createTempDirectory(cached().getParent(), "work");
        try {
          Files.move(make(work, news), cached(), StandardCopyOption.ATOMIC_MOVE);
        } finally {
          Directories.delete(work);
        }
      } catch (IOException e) {
        throw new PlatformException(
            "Cannot write the sidecar to " + cached() + ": " + e.getMessage(), e);
      }
      news.accept("the sidecar is now in " + cached());
      return cached();
    }
  }

  private Path cached() {
    return installation.cache().resolve(NAME + "-" + version).resolve(NAME);
  }

  private Predicate<Path> isOfRightVersion() {
    String series = version.substring(0, version.lastIndexOf('.') + 1);
    return program -> {
      try {
        return Command.of(List.of(program.toString(), "--version")).run().startsWith(series);
      } catch (PlatformException broken) {
        return false;
      }
    };
  }

  private Path make(Path work, Consumer<String> news) {
    if (Programs.find("go").isEmpty()) {
      return download(work, news, "There is no Go here to build the sidecar.");
    }
    try {
      return build(work, news);
    } catch (PlatformException failed) {
      news.accept("the build failed");
      return download(work, news, "Go cannot build the sidecar: " + failed.getMessage());
    }
  }

  private Path build(Path work, Consumer<String> news) {
    news.accept(
        "building Dapr's sidecar "
            + version
            + " with Go, once: about 1 minute of downloads and 5 of compiling");
    Path program = work.resolve(NAME);
    BuildNews progress = new BuildNews(news);
    Command.of(
            List.of(
                "go",
                "build",
                "-v",
                "-tags",
                "stablecomponents",
                "-trimpath",
                "-ldflags",
                "-s -w -X github.com/dapr/dapr/pkg/buildinfo.version=" + version,
                "-o",
                program.toString(),
                "github.com/dapr/dapr/cmd/daprd"))
        .in(installation.sidecarModule())
        .with(Map.of("CGO_ENABLED", "0", "GOFLAGS", "-mod=readonly -buildvcs=false"))
        .run(progress::line);
    return program;
  }

  private Path download(Path work, Consumer<String> news, String whyNotBuilt) {
    String archive = NAME + "_" + platform() + ".tar.gz";
    String address = RELEASES.formatted(version, archive);
    news.accept("downloading Dapr's sidecar from " + address);
    try {
      Path packed =
          Download.of(address).verifiedBy(address + ".sha256").to(work.resolve(archive), news);
      Command.of(List.of("tar", "-xzf", packed.toString(), "-C", work.toString())).run();
    } catch (IOException e) {
      throw new PlatformException(
          "There is no Dapr sidecar %s on this machine. %s%nThe download failed: %s%n"
                  .formatted(version, whyNotBuilt, e)
              + "Install Go 1.21 or newer, which fetches what it needs from the network the first"
              + " time, or Dapr %s so that daprd is on the PATH.".formatted(version),
          e);
    }
    return Stream.of(NAME, archive.replace(".tar.gz", ""))
        .map(work::resolve)
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new PlatformException(address + " holds no " + NAME + "."));
  }

  /** The operating system and the architecture as Dapr's releases name them. */
  private static String platform() {
    String system =
        System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
    String architecture = System.getProperty("os.arch");
    boolean arm = architecture.equals("aarch64") || architecture.equals("arm64");
    return system + "_" + (arm ? "arm64" : "amd64");
  }
}
