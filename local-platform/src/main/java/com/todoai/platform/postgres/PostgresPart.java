package com.todoai.platform.postgres;

import com.todoai.platform.install.Command;
import com.todoai.platform.install.Directories;
import com.todoai.platform.install.Installation;
import com.todoai.platform.install.PrivateFiles;
import com.todoai.platform.part.Launch;
import com.todoai.platform.part.Part;
import com.todoai.platform.part.PartName;
import com.todoai.platform.part.Port;
import com.todoai.platform.part.Progress;
import com.todoai.platform.part.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The PostgreSQL server; what it acknowledges is on the disk. */
public final class PostgresPart implements Part {

  private final PostgresPrograms programs;
  private final Path directory;
  private final Database database;

  /**
   * @param directory for the server's data; made when first needed
   * @param database what the server holds, which also says where it listens
   */
  public PostgresPart(Installation installation, Path directory, Database database) {
    this.programs = new PostgresPrograms(installation);
    this.directory = directory;
    this.database = database;
  }

  @Override
  public PartName name() {
    return PartName.POSTGRES;
  }

  @Override
  public List<Port> ports() {
    return List.of(new Port("postgresql", database.port()));
  }

  @Override
  public URI url() {
    return URI.create(
        "postgresql://" + Database.HOST + ":" + database.port() + "/" + Database.NAME);
  }

  @Override
  public Set<PartName> needs() {
    return Set.of();
  }

  @Override
  public void prepare(Progress progress) {
    if (!programs.areUnpacked()) {
      progress.report(name(), "unpacking PostgreSQL");
      programs.unpack();
    }
    if (!Files.exists(data())) {
      progress.report(name(), "making an empty database");
      initialise();
    }
  }

  @Override
  public Launch launch() {
    List<String> command = new ArrayList<>(Unprivileged.prefix(directory));
    command.addAll(List.of(programs.postgres().toString(), "-D", data().toString()));
    settings()
        .forEach(
            (setting, value) -> {
              command.add("-c");
              command.add(setting + "=" + value);
            });
    return new Launch(command, Map.of("LC_ALL", "C"), directory);
  }

  @Override
  public boolean isHealthy() {
    return database.answers();
  }

  @Override
  public void provision(Progress progress) {
    try {
      database.makeSchemas();
    } catch (SQLException e) {
      throw new IllegalStateException("PostgreSQL refused to make the services' schemas", e);
    }
  }

  /** Smart shutdown, the meaning of TERM, would wait until every client has left by itself. */
  @Override
  public Signal stopSignal() {
    return Signal.INT;
  }

  /** After a crash of the main process its children hold the shared memory a moment longer. */
  @Override
  public Optional<String> transientFailure(String logTail) {
    boolean held =
        logTail.contains("pre-existing shared memory block")
            || logTail.contains("lock file \"postmaster.pid\" already exists");
    return held ? Optional.of("its last process is not quite gone") : Optional.empty();
  }

  private Path data() {
    return directory.resolve("data");
  }

  private Map<String, String> settings() {
    return Map.ofEntries(
        Map.entry("port", Integer.toString(database.port())),
        Map.entry("listen_addresses", Database.HOST),
        // A socket's path is limited to some hundred characters, and nobody here uses one.
        Map.entry("unix_socket_directories", ""),
        Map.entry("fsync", "on"),
        Map.entry("synchronous_commit", "on"),
        Map.entry("full_page_writes", "on"),
        Map.entry("max_connections", "200"),
        Map.entry("timezone", "UTC"),
        Map.entry("log_timezone", "UTC"));
  }

  /** Initialises beside the data directory's place, so that half of one is never used. */
  private void initialise() {
    try {
      Path fresh = directory.resolve("data.new");
      Directories.delete(fresh);
      Files.createDirectories(fresh);
      Path password = directory.resolve("password.new");
      PrivateFiles.write(password, database.administratorPassword());
      try {
        List<String> command = new ArrayList<>(Unprivileged.prefix(directory));
        command.addAll(
            List.of(
                programs.initdb().toString(),
                "--pgdata=" + fresh,
                "--username=" + Database.ADMINISTRATOR,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8"));
        Command.of(command).with(Map.of("LC_ALL", "C")).in(directory).run();
      } finally {
        Files.delete(password);
      }
      Files.move(fresh, data(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make an empty database in " + directory, e);
    }
  }
}
