package com.todoai.systemtests.support;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Users who write without a pause, whatever happens to the platform, and remember what was
 * acknowledged. Some of their tasks are to be reminded of while the platform is tormented, and some
 * recur.
 */
public final class Writers implements AutoCloseable {

  /**
   * A change that the platform said it has.
   *
   * @param sequence the number of the task's event
   */
  public record Acknowledged(String taskId, long sequence) {}

  /** One user and what was acknowledged to them. */
  public record Writer(Client user, Queue<Acknowledged> acknowledged) {

    /** A user to whom nothing was acknowledged yet. */
    public Writer(Client user) {
      this(user, new ConcurrentLinkedQueue<>());
    }

    /**
     * Remembers the change that the answer acknowledges.
     *
     * @return whether it does
     */
    public boolean note(Answer answer) {
      if (answer.isSuccess()) {
        acknowledged.add(new Acknowledged(idIn(answer), versionIn(answer)));
      }
      return answer.isSuccess();
    }

    private void delete(Answer last) {
      if (user.delete(idIn(last)).isSuccess()) {
        acknowledged.add(new Acknowledged(idIn(last), versionIn(last) + 1));
      }
    }
  }

  private static final Duration PACE = Duration.ofMillis(20);

  /** One task in so many is to be reminded of, and one recurs. */
  private static final int PLAIN_TASKS = 4;

  private static final Duration UNTIL_REMINDER = Duration.ofSeconds(3);

  private final ExecutorService threads;
  private final List<Writer> writers = new ArrayList<>();
  private final List<Future<?>> running = new ArrayList<>();
  private volatile boolean writing = true;

  /** Starts that many users, each on a thread of its own. */
  public Writers(RunningPlatform.Stage stage, int count) {
    this.threads = Executors.newFixedThreadPool(count);
    for (int i = 0; i < count; i++) {
      Writer writer = new Writer(stage.newUser("writer"));
      writers.add(writer);
      running.add(threads.submit(() -> write(writer)));
    }
  }

  /** The users. */
  public List<Client> users() {
    return writers.stream().map(Writer::user).toList();
  }

  /** How many changes were acknowledged so far, to all of them. */
  public int count() {
    return writers.stream().mapToInt(writer -> writer.acknowledged().size()).sum();
  }

  /** Lets the users end what they are at, and says who they were. */
  public List<Writer> finish() {
    writing = false;
    try {
      for (Future<?> future : running) {
        future.get(60, TimeUnit.SECONDS);
      }
    } catch (Exception e) {
      throw new AssertionError("a writer failed", e);
    }
    return writers;
  }

  @Override
  public void close() {
    writing = false;
    threads.shutdownNow();
  }

  private void write(Writer writer) {
    for (int round = 0; writing; round++) {
      try {
        writeOneTask(writer);
        if (round % PLAIN_TASKS == 0) {
          writeOneToBeRemindedOf(writer);
          completeOneThatRecurs(writer);
        }
      } catch (UncheckedIOException unreachable) {
        // The platform is cut off on purpose; what was not acknowledged is not counted.
      }
      LockSupport.parkNanos(PACE.toNanos());
    }
  }

  private static void writeOneTask(Writer writer) {
    Client user = writer.user();
    Answer created = user.createTask("{\"title\":\"written under fire\"}");
    if (!writer.note(created)) {
      return;
    }
    String id = idIn(created);
    writer.note(user.patchTask(id, "{\"priority\":\"HIGH\"}"));
    writer.note(user.complete(id));
    Answer reopened = user.reopen(id);
    if (writer.note(reopened)) {
      writer.delete(reopened);
    }
  }

  private static void writeOneToBeRemindedOf(Writer writer) {
    Instant due = Instant.now().plus(UNTIL_REMINDER).truncatedTo(ChronoUnit.MILLIS);
    writer.note(
        writer
            .user()
            .createTask(
                "{\"title\":\"remind me\",\"dueAt\":\"%s\",\"reminders\":[\"PT0S\"]}"
                    .formatted(due)));
  }

  private static void completeOneThatRecurs(Writer writer) {
    Answer created =
        writer
            .user()
            .createTask(
                """
                {"title":"again","dueAt":"2030-01-01T09:00:00Z","recurrenceRule":"daily"}
                """);
    if (writer.note(created)) {
      writer.note(writer.user().complete(idIn(created)));
    }
  }

  private static String idIn(Answer task) {
    return task.body().path("id").asText();
  }

  private static long versionIn(Answer task) {
    return task.body().path("version").asLong();
  }
}
