package com.todoai.audit.entries.control;

import static com.todoai.event.TaskEventType.COMPLETED;
import static com.todoai.event.TaskEventType.CREATED;
import static com.todoai.event.TaskEventType.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;

import com.todoai.audit.entries.entity.AuditAction;
import com.todoai.audit.entries.entity.AuditCursor;
import com.todoai.audit.entries.entity.AuditEntry;
import com.todoai.audit.entries.entity.AuditFilter;
import com.todoai.audit.entries.entity.Filters;
import com.todoai.event.TaskEvent;
import com.todoai.kit.identity.UserScope;
import com.todoai.kit.paging.Page;
import com.todoai.kit.testing.ServiceDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AuditEntriesIT {

  private static ServiceDatabase database;

  private final String user = "user-" + UUID.randomUUID();
  private final String other = "other-" + UUID.randomUUID();

  @BeforeAll
  static void start() throws Exception {
    database = ServiceDatabase.start("audit");
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  private static void append(List<TaskEvent> events) {
    database.call(em -> new AuditTrail(em).append(events));
  }

  private static Page<AuditEntry> page(AuditFilter filter, String cursor, int limit) {
    Optional<AuditCursor> after = Optional.ofNullable(cursor).map(AuditCursor::parse);
    return database.call(em -> new AuditEntries(em).page(filter, after, limit));
  }

  private static List<Long> positions(AuditFilter filter) {
    return page(filter, null, 1000).items().stream().map(AuditEntry::position).toList();
  }

  private List<Long> ownPositions(AuditFilter filter) {
    return UserScope.callAs(user, () -> positions(filter));
  }

  @Test
  void walksEveryEntryOnceWhateverIsAddedMeanwhile() {
    Instant sameInstant = TaskEvents.START;
    append(
        LongStream.rangeClosed(1, 25)
            .mapToObj(n -> TaskEvents.event(user, n, sameInstant.plusMillis(n / 10)))
            .toList());

    List<Long> walked = new ArrayList<>();
    String cursor = null;
    do {
      String place = cursor;
      Page<AuditEntry> page = UserScope.callAs(user, () -> page(Filters.EVERYTHING, place, 10));
      page.items().forEach(entry -> walked.add(entry.position()));
      cursor = page.nextCursor();
      append(List.of(TaskEvents.event(user, 100 + walked.size(), sameInstant.plusSeconds(1))));
    } while (cursor != null);

    assertThat(walked)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 25).mapToObj(n -> 26 - n).toList());
  }

  @Test
  void tellsTheLastPageEvenWhenItIsFull() {
    append(
        List.of(
            TaskEvents.event(user, 1, TaskEvents.START),
            TaskEvents.event(user, 2, TaskEvents.START)));

    Page<AuditEntry> full = UserScope.callAs(user, () -> page(Filters.EVERYTHING, null, 2));
    Page<AuditEntry> first = UserScope.callAs(user, () -> page(Filters.EVERYTHING, null, 1));

    assertThat(full.items()).hasSize(2);
    assertThat(full.nextCursor()).isNull();
    assertThat(first.nextCursor()).isNotNull();
  }

  @Test
  void aUserSeesNobodyElsesEntriesHoweverTheyAsk() {
    UUID foreign = UUID.randomUUID();
    append(
        List.of(
            TaskEvents.event(CREATED, foreign, other, 5),
            TaskEvents.event(CREATED, UUID.randomUUID(), user, 1)));

    assertThat(ownPositions(Filters.EVERYTHING)).containsExactly(1L);
    assertThat(ownPositions(new AuditFilter(foreign, null, null, null, null))).isEmpty();
    assertThat(ownPositions(new AuditFilter(null, other, null, null, null))).isEmpty();
    assertThat(positions(Filters.EVERYTHING)).isEmpty();
  }

  @Test
  void anAuditorSeesEveryonesAndMayNameAUser() {
    append(
        List.of(
            TaskEvents.event(CREATED, UUID.randomUUID(), other, 5),
            TaskEvents.event(CREATED, UUID.randomUUID(), user, 1)));

    List<AuditEntry> everyones =
        UserScope.asEveryone(() -> page(Filters.EVERYTHING, null, 1000).items());
    List<Long> others =
        UserScope.asEveryone(() -> positions(new AuditFilter(null, other, null, null, null)));

    assertThat(everyones).extracting(AuditEntry::userId).contains(user, other);
    assertThat(others).containsExactly(5L);
  }

  @Test
  void filtersByTaskActionAndTime() {
    UUID task = UUID.randomUUID();
    append(
        List.of(
            TaskEvents.event(CREATED, task, user, 1),
            TaskEvents.event(CREATED, UUID.randomUUID(), user, 2),
            TaskEvents.event(UPDATED, task, user, 3),
            TaskEvents.event(COMPLETED, task, user, 4)));
    Instant third = TaskEvents.START.plusSeconds(3);

    assertThat(ownPositions(new AuditFilter(task, null, null, null, null)))
        .containsExactly(4L, 3L, 1L);
    assertThat(ownPositions(new AuditFilter(null, user, AuditAction.CREATED, null, null)))
        .containsExactly(2L, 1L);
    assertThat(ownPositions(new AuditFilter(null, null, null, third, null)))
        .containsExactly(4L, 3L);
    assertThat(ownPositions(new AuditFilter(null, null, null, null, third)))
        .containsExactly(2L, 1L);
    assertThat(ownPositions(new AuditFilter(task, null, AuditAction.UPDATED, third, third)))
        .isEmpty();
  }
}
