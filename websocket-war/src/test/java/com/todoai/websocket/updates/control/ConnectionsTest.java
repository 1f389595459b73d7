package com.todoai.websocket.updates.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.todoai.websocket.updates.entity.Frame;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConnectionsTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Frame FRAME = new Frame("id", OptionalLong.empty(), "text");

  private final Connections connections = new Connections();

  private ClientConnection connected(String userId, Transport client) {
    ConnectionLimits limits =
        new ConnectionLimits(
            1,
            100,
            10,
            Duration.ofSeconds(20),
            Duration.ofSeconds(25),
            Duration.ofSeconds(60),
            Duration.ofSeconds(15));
    ClientConnection connection =
        new ClientConnection(userId, NOW.plusSeconds(60), client, limits, () -> 0);
    connections.add(connection);
    return connection;
  }

  @Test
  void reachesEveryClientOfTheUserAndNobodyElse() {
    RecordingTransport phone = RecordingTransport.reading();
    RecordingTransport laptop = RecordingTransport.reading();
    RecordingTransport stranger = RecordingTransport.reading();
    connected("alice", phone);
    connected("alice", laptop);
    connected("bob", stranger);

    connections.send("alice", () -> FRAME);

    assertThat(phone.sent).containsExactly("text");
    assertThat(laptop.sent).containsExactly("text");
    assertThat(stranger.sent).isEmpty();
  }

  @Test
  void makesNoFrameForAUserWhoIsNotHere() {
    connected("bob", RecordingTransport.reading());

    connections.send(
        "alice",
        () -> {
          throw new AssertionError("made for nobody");
        });
  }

  @Test
  void aClientThatDoesNotReadHoldsNobodyUp() {
    RecordingTransport stuck = new RecordingTransport();
    RecordingTransport reading = RecordingTransport.reading();
    connected("alice", stuck);
    connected("alice", reading);

    IntStream.range(0, 5)
        .forEach(
            n ->
                connections.send(
                    "alice", () -> new Frame("id-" + n, OptionalLong.empty(), "text-" + n)));

    assertThat(reading.sent).hasSize(5);
    assertThat(stuck.closed).hasSize(1);
  }

  @Test
  void forgetsWhoLeft() {
    ClientConnection left = connected("alice", RecordingTransport.reading());
    connected("alice", RecordingTransport.reading());

    connections.remove(left);
    connections.remove(left);

    assertThat(connections.size()).isEqualTo(1);
  }

  @Test
  void forgetsAClosedConnectionThatNeverConfirms() {
    RecordingTransport gone = new RecordingTransport();
    connected("alice", gone);

    connections.tick(NOW.plusSeconds(60));

    assertThat(gone.closed).hasSize(1);
    assertThat(connections.size()).isZero();
  }

  @Test
  void closesEveryoneOnShutdownAndThoseWhoComeLater() {
    RecordingTransport early = RecordingTransport.reading();
    RecordingTransport late = RecordingTransport.reading();
    connected("alice", early);

    connections.closeAll();
    connected("bob", late);

    assertThat(early.closed)
        .singleElement()
        .satisfies(reason -> assertThat(reason.getCloseCode().getCode()).isEqualTo(1001));
    assertThat(late.closed).hasSize(1);
  }

  @Test
  void losesNobodyWhenManyComeAndGoAtOnce() throws Exception {
    int times = 20_000;
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      Future<?> stays = threads.submit(() -> comeAndStay(times));
      Future<?> goes = threads.submit(() -> comeAndGo(times));
      Future<?> goesToo = threads.submit(() -> comeAndGo(times));
      stays.get();
      goes.get();
      goesToo.get();
    } finally {
      threads.shutdownNow();
    }
    assertThat(connections.size()).isEqualTo(times);
  }

  private void comeAndStay(int times) {
    IntStream.range(0, times)
        .forEach(n -> connected("alice" + n % 7, RecordingTransport.reading()));
  }

  private void comeAndGo(int times) {
    IntStream.range(0, times)
        .forEach(n -> connections.remove(connected("alice" + n % 7, RecordingTransport.reading())));
  }
}
