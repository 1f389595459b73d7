package com.todoai.platform.postgres;

import com.todoai.platform.install.Directories;
import com.todoai.platform.install.Installation;
import com.todoai.platform.part.PlatformException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's programs, unpacked from the archive on the class path into the cache. */
final class PostgresPrograms {

  private static final int EXECUTABLE_BITS = 0111;

  private final Path home;

  PostgresPrograms(Installation installation) {
    this.home = installation.cache().resolve("postgresql-" + installation.versions().postgresql());
  }

  Path initdb() {
    return home.resolve("bin/initdb");
  }

  Path postgres() {
    return home.resolve("bin/postgres");
  }

  boolean areUnpacked() {
    return Files.isExecutable(postgres());
  }

  /** Unpacks them beside their place and moves them there, so that half of them is never there. */
  void unpack() {
    String archive = archive(System.getProperty("os.name"), System.getProperty("os.arch"));
    try (InputStream resource = PostgresPrograms.class.getResourceAsStream(archive)) {
      if (resource == null) {
        throw new PlatformException(
            "There is no PostgreSQL for this machine on the class path (" + archive + ").");
      }
      Files.createDirectories(home.getParent());
      Path fresh = Files.createTempDirectory(home.getParent(), home.getFileName().toString());
      try {
        unpack(resource, fresh);
        moveHome(fresh);
      } finally {
        Directories.delete(fresh);
      }
    } catch (IOException e) {
      throw new PlatformException("Cannot unpack PostgreSQL to " + home + ": " + e.getMessage(), e);
    }
  }

  /** Several launchers may do this at once; any result is as good as the other. */
  private void moveHome(Path fresh) throws IOException {
    try {
      Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException occupied) {
      if (areUnpacked()) {
        return;
      }
      // What is there is of no use.
      Directories.delete(home);
      Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** The resource that holds the programs for an operating system and an architecture. */
  static String archive(String system, String architecture) {
    String os = system.toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
    String arch =
        switch (architecture) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          default ->
              throw new PlatformException(
                  "There is no PostgreSQL for " + architecture + "; x86_64 and arm64 have one.");
        };
    return "/postgres-" + os + "-" + arch + ".txz";
  }

  private static void unpack(InputStream archive, Path target) throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path path = entry.resolveIn(target);
        if (entry.isDirectory()) {
          Files.createDirectories(path);
        } else if (entry.isSymbolicLink()) {
          Files.createDirectories(path.getParent());
          Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
          Files.createDirectories(path.getParent());
          Files.copy(tar, path);
          makeExecutable(path, entry.getMode());
        }
      }
    }
    Files.setPosixFilePermissions(
        target,
        EnumSet.of(
            PosixFilePermission.OWNER_READ,
            PosixFilePermission.OWNER_WRITE,
            PosixFilePermission.OWNER_EXECUTE,
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_EXECUTE));
  }

  private static void makeExecutable(Path path, int mode) throws IOException {
    if ((mode & EXECUTABLE_BITS) != 0) {
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
      permissions.add(PosixFilePermission.OWNER_EXECUTE);
      permissions.add(PosixFilePermission.GROUP_EXECUTE);
      permissions.add(PosixFilePermission.OTHERS_EXECUTE);
      Files.setPosixFilePermissions(path, permissions);
    }
  }
}
