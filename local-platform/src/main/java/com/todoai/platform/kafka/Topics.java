package com.todoai.platform.kafka;

import com.todoai.platform.part.PlatformException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * The topics, made beforehand with a fixed number of partitions, as in a cluster. Their names are
 * the contract's; this module does not depend on the contract's classes, since the contract's
 * module must not be needed to run a broker.
 */
final class Topics {

  static final int PARTITIONS = 6;

  private static final List<String> NAMES = List.of("task-events", "task-updates", "reminders");
  private static final String DEAD_LETTER_SUFFIX = "-dead-letter";

  private Topics() {}

  static List<String> all() {
    return NAMES.stream().flatMap(name -> Stream.of(name, name + DEAD_LETTER_SUFFIX)).toList();
  }

  /** Makes those that are missing. */
  static void make(String bootstrapServers) {
    Map<String, Object> configuration =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            30_000);
    try (Admin admin = Admin.create(configuration)) {
      Set<String> existing = admin.listTopics().names().get();
      List<NewTopic> missing =
          all().stream()
              .filter(name -> !existing.contains(name))
              .map(name -> new NewTopic(name, PARTITIONS, (short) 1))
              .toList();
      admin.createTopics(missing).all().get();
    } catch (ExecutionException e) {
      throw new PlatformException(
          "Kafka at " + bootstrapServers + " refused to make the topics: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }
}
