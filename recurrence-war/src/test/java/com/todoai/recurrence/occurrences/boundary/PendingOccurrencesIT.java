package com.todoai.recurrence.occurrences.boundary;

import static com.todoai.recurrence.Latches.awaitQuietly;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.todoai.kit.testing.ServiceDatabase;
import com.todoai.recurrence.OwnThread;
import com.todoai.recurrence.occurrences.control.Answer;
import com.todoai.recurrence.occurrences.control.OccurrenceRequests;
import com.todoai.recurrence.occurrences.control.Unsettled;
import com.todoai.recurrence.occurrences.entity.NextOccurrence;
import com.todoai.recurrence.occurrences.entity.OccurrenceKey;
import com.todoai.recurrence.occurrences.entity.OccurrenceRequest;
import com.todoai.recurrence.occurrences.entity.RequestState;
import com.todoai.recurrence.schedule.control.DatabaseClock;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PendingOccurrencesIT {

  private static ServiceDatabase database;

  private final OccurrenceKey key =
      new OccurrenceKey(UUID.randomUUID(), Instant.parse("2026-03-29T07:00:00Z"));
  private final NextOccurrence next =
      new NextOccurrence(key, UUID.randomUUID(), "correlation-1", null, "{}");

  @BeforeAll
  static void start() throws Exception {
    database = ServiceDatabase.start("recurrence");
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @AfterEach
  void leaveNothingPending() {
    database.run(
        em -> {
          OccurrenceRequest request = new OccurrenceRequests(em).lock(key);
          request.done();
        });
  }

  private boolean add() {
    return database.call(em -> new OccurrenceRequests(em).add(next));
  }

  private static Optional<OccurrenceRequest> claim() {
    return database.call(em -> pending(em).claim());
  }

  private void settle(Answer answer) {
    database.run(em -> pending(em).settle(key, answer));
  }

  private OccurrenceRequest stored() {
    return database.call(em -> new OccurrenceRequests(em).lock(key));
  }

  private static Optional<Duration> untilNext() {
    return database.call(em -> pending(em).untilNext());
  }

  private static Unsettled unsettled() {
    return database.call(em -> pending(em).unsettled());
  }

  private static PendingOccurrences pending(EntityManager em) {
    return new PendingOccurrences(new OccurrenceRequests(em), new DatabaseClock(em));
  }

  @Test
  void anOccurrenceIsRequestedOnce() {
    assertThat(add()).isTrue();
    assertThat(add()).isFalse();
  }

  @Test
  void aClaimedRequestIsNobodyElsesUntilTheLeaseEnds() {
    add();

    assertThat(claim())
        .hasValueSatisfying(
            request -> {
              assertThat(request.key()).isEqualTo(key);
              assertThat(request.body()).isEqualTo("{}");
              assertThat(request.attempts()).isEqualTo(1);
            });
    assertThat(claim()).isEmpty();
    assertThat(untilNext()).hasValueSatisfying(pause -> assertThat(pause).isPositive());
  }

  @Test
  void aRequestThatWasMetIsNotMadeAgain() {
    add();
    claim();

    settle(new Answer.Made());

    assertThat(stored().state()).isEqualTo(RequestState.DONE);
    assertThat(untilNext()).isEmpty();
    assertThat(add()).as("and not requested again either").isFalse();
  }

  @Test
  void operatorsAreToldWhatWaitsAndWhatWasRefused() {
    assertThat(unsettled())
        .extracting(Unsettled::pending, Unsettled::parked)
        .containsExactly(0L, 0L);
    assertThat(unsettled().oldestAgeSeconds()).isZero();

    add();
    claim();
    settle(new Answer.NotNow("todo answered 403"));

    assertThat(unsettled())
        .extracting(Unsettled::pending, Unsettled::parked)
        .containsExactly(1L, 0L);
    assertThat(unsettled().oldestAgeSeconds()).isPositive();

    settle(new Answer.Refused("todo answered 400"));

    assertThat(unsettled())
        .extracting(Unsettled::pending, Unsettled::parked)
        .containsExactly(0L, 1L);
    assertThat(unsettled().oldestAgeSeconds()).isZero();
  }

  @Test
  void aRequestThatFailedIsMadeAgainAfterAPause() {
    add();
    claim();

    settle(new Answer.NotNow("todo answered 503"));

    assertThat(stored().state()).isEqualTo(RequestState.PENDING);
    assertThat(stored().failure()).isEqualTo("todo answered 503");
    assertThat(untilNext())
        .hasValueSatisfying(pause -> assertThat(pause).isLessThan(Duration.ofSeconds(1)));
  }

  /** The lease of one attempt ran out, another was made, and both are answered. */
  @ParameterizedTest
  @CsvSource({
    "Made, Refused, DONE",
    "Made, NotNow, DONE",
    "Refused, Made, DONE",
    "Refused, NotNow, PARKED",
    "NotNow, Refused, PARKED",
    "NotNow, Made, DONE",
    "NotNow, NothingToMake, DONE"
  })
  void aLateAnswerChangesOnlyWhatItKnowsBetter(String first, String late, RequestState settled) {
    add();
    claim();

    settle(answer(first));
    settle(answer(late));

    assertThat(stored().state()).isEqualTo(settled);
    assertThat(stored().failure())
        .isEqualTo(settled == RequestState.DONE ? null : "todo answered Refused");
  }

  private static Answer answer(String kind) {
    return switch (kind) {
      case "Made" -> new Answer.Made();
      case "NothingToMake" -> new Answer.NothingToMake();
      case "Refused" -> new Answer.Refused("todo answered Refused");
      default -> new Answer.NotNow("todo answered NotNow");
    };
  }

  @Test
  void twoAnswersAtOnceAreTakenOneAfterTheOther() throws Exception {
    add();
    claim();
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    CompletableFuture<Void> made =
        OwnThread.run(
            () ->
                database.run(
                    em -> {
                      pending(em).settle(key, new Answer.Made());
                      held.countDown();
                      awaitQuietly(release);
                    }));
    held.await();
    CompletableFuture<Void> refused =
        OwnThread.run(() -> settle(new Answer.Refused("todo answered 400")));
    await().until(() -> refused.isDone() || database.hasLockWaiter());

    release.countDown();
    made.get();
    refused.get();

    assertThat(stored().state()).isEqualTo(RequestState.DONE);
  }

  @Test
  void aRequestThatWasRefusedIsParkedWithTheReason() {
    add();
    claim();

    settle(new Answer.Refused("todo answered 400"));

    assertThat(stored().state()).isEqualTo(RequestState.PARKED);
    assertThat(stored().failure()).isEqualTo("todo answered 400");
    assertThat(untilNext()).isEmpty();
  }
}
