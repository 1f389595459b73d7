package com.todoai.kit.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.postgresql.ds.PGSimpleDataSource;

/** Replicas that start at the same moment, on a real PostgreSQL, with the probe's migrations. */
class SchemaMigrationIT {

  private static final int REPLICAS = 4;

  private static EmbeddedPostgres server;

  private final ExecutorService executor = Executors.newFixedThreadPool(REPLICAS);

  @BeforeAll
  static void startDatabase() throws Exception {
    server = EmbeddedPostgres.builder().start();
  }

  @AfterAll
  static void stopDatabase() throws Exception {
    server.close();
  }

  @AfterEach
  void stop() {
    executor.shutdownNow();
  }

  @RepeatedTest(5)
  void replicasThatStartTogetherMigrateOnce(RepetitionInfo repetition) throws Exception {
    String schema = "service_" + repetition.getCurrentRepetition();
    execute("create schema " + schema);
    URL[] migrations = {Path.of("src/test/war/WEB-INF/classes/").toUri().toURL()};
    CyclicBarrier together = new CyclicBarrier(REPLICAS);
    try (URLClassLoader application =
        new URLClassLoader(migrations, Thread.currentThread().getContextClassLoader())) {
      List<Future<?>> replicas = new ArrayList<>();
      for (int i = 0; i < REPLICAS; i++) {
        SchemaMigration migration = new SchemaMigration(connectingTo(schema), schema, "postgres");
        replicas.add(
            executor.submit(
                () -> {
                  Thread.currentThread().setContextClassLoader(application);
                  together.await();
                  migration.run();
                  return null;
                }));
      }
      for (Future<?> replica : replicas) {
        replica.get();
      }
    }

    assertThat(versionsOf(schema)).containsExactly("1 true");
  }

  private static PGSimpleDataSource connectingTo(String schema) {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setUrl(server.getJdbcUrl("postgres", "postgres"));
    dataSource.setCurrentSchema(schema);
    return dataSource;
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> versionsOf(String schema) throws SQLException {
    String sql =
        """
        select version || ' ' || success
          from %s.flyway_schema_history
         where version is not null
         order by installed_rank
        """
            .formatted(schema);
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      List<String> versions = new ArrayList<>();
      while (row.next()) {
        versions.add(row.getString(1));
      }
      return versions;
    }
  }
}
