package com.todoai.websocket.updates.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.todoai.websocket.updates.entity.Frame;
import jakarta.websocket.CloseReason.CloseCodes;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClientConnectionTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant EXPIRY = NOW.plusSeconds(3600);
  private static final ConnectionLimits LIMITS =
      new ConnectionLimits(
          3,
          100,
          10,
          Duration.ofSeconds(20),
          Duration.ofSeconds(25),
          Duration.ofSeconds(60),
          Duration.ofSeconds(15));

  private final AtomicLong nanoTime = new AtomicLong(-5);
  private final RecordingTransport client = new RecordingTransport();
  private final ClientConnection connection = connection(client, LIMITS);
  private final ClientConnection reading = connection(RecordingTransport.reading(), LIMITS);

  private ClientConnection connection(Transport transport, ConnectionLimits limits) {
    return new ClientConnection("alice", EXPIRY, transport, limits, nanoTime::get);
  }

  private static Frame frame(int number) {
    return new Frame("id-" + number, OptionalLong.empty(), "text-" + number);
  }

  private void pass(int seconds) {
    nanoTime.addAndGet(Duration.ofSeconds(seconds).toNanos());
  }

  @Test
  void sendsOneFrameAtATimeInOrder() {
    connection.send(frame(1));
    connection.send(frame(2));
    assertThat(client.sent).containsExactly("text-1");

    client.finish(null);
    assertThat(client.sent).containsExactly("text-1", "text-2");
    assertThat(client.inFlight()).isEqualTo(1);
  }

  @Test
  void sendsALongQueueToAClientThatIsDoneWithinTheCallWithoutADeepStack() {
    int many = 100_000;
    ConnectionLimits wide =
        new ConnectionLimits(
            many,
            Long.MAX_VALUE,
            1,
            LIMITS.sendTimeout(),
            LIMITS.pingInterval(),
            LIMITS.silenceTimeout(),
            LIMITS.gapPatience());
    HoldingTransport holding = new HoldingTransport();
    ClientConnection flooded = connection(holding, wide);

    IntStream.range(0, many).forEach(n -> flooded.send(frame(n)));
    holding.release();

    assertThat(holding.sent()).isEqualTo(many);
  }

  @Test
  void closesAClientThatReadsTooSlowlyAndForgetsWhatWaited() {
    IntStream.rangeClosed(1, 5).forEach(n -> connection.send(frame(n)));

    assertThat(client.closed)
        .singleElement()
        .satisfies(
            reason -> {
              assertThat(reason.getCloseCode().getCode()).isEqualTo(1013);
              assertThat(reason.getReasonPhrase()).isEqualTo("client reads too slowly");
            });
    client.finish(null);
    connection.send(frame(6));
    assertThat(client.sent).containsExactly("text-1");
  }

  @Test
  void countsTheCharactersThatWait() {
    connection.send(new Frame("in flight", OptionalLong.empty(), "x".repeat(1000)));
    connection.send(
        new Frame("longer than all that may wait", OptionalLong.empty(), "x".repeat(101)));
    assertThat(connection.isClosed()).isFalse();

    connection.send(new Frame("one more", OptionalLong.empty(), "x"));
    assertThat(connection.isClosed()).isTrue();
  }

  @Test
  void hasRoomAgainOnceTheClientHasRead() {
    connection.send(frame(1));
    connection.send(new Frame("long", OptionalLong.empty(), "x".repeat(100)));
    client.finish(null);
    connection.send(new Frame("as long", OptionalLong.empty(), "y".repeat(100)));

    assertThat(connection.isClosed()).isFalse();
  }

  @Test
  void dropsARepeatedEvent() {
    RecordingTransport reading = RecordingTransport.reading();
    ClientConnection fast = connection(reading, LIMITS);

    fast.send(frame(1));
    fast.send(frame(2));
    fast.send(frame(1));

    assertThat(reading.sent).containsExactly("text-1", "text-2");
  }

  @Test
  void closesWhenTheTokenEnds() {
    connection.tick(EXPIRY.minusMillis(1));
    assertThat(connection.isClosed()).isFalse();

    connection.tick(EXPIRY);
    assertThat(client.closed)
        .singleElement()
        .satisfies(
            reason -> {
              assertThat(reason.getCloseCode().getCode()).isEqualTo(1008);
              assertThat(reason.getReasonPhrase()).isEqualTo("token expired");
            });
  }

  @Test
  void pingsWhenItIsTimeAndNeverWhileAFrameIsOnItsWay() {
    connection.send(frame(1));
    pass(19);
    client.finish(null);
    connection.tick(NOW);
    assertThat(client.sent).containsExactly("text-1");

    connection.send(frame(2));
    pass(6);
    connection.tick(NOW);
    assertThat(client.sent).containsExactly("text-1", "text-2");

    client.finish(null);
    assertThat(client.sent).containsExactly("text-1", "text-2", "ping");
  }

  @Test
  void closesWhenAFrameDoesNotGetThrough() {
    connection.send(frame(1));
    pass(19);
    connection.tick(NOW);
    assertThat(connection.isClosed()).isFalse();

    pass(1);
    connection.tick(NOW);
    assertThat(client.closed)
        .singleElement()
        .satisfies(reason -> assertThat(reason.getCloseCode().getCode()).isEqualTo(1013));
  }

  @Test
  void closesWhenNothingIsHeardAndStaysOpenWhenSomethingIs() {
    ClientConnection answering = connection(RecordingTransport.reading(), LIMITS);
    RecordingTransport deaf = RecordingTransport.reading();
    ClientConnection silent = connection(deaf, LIMITS);

    IntStream.rangeClosed(1, 12)
        .forEach(
            step -> {
              pass(5);
              answering.heard();
              answering.tick(NOW);
              silent.tick(NOW);
            });

    assertThat(answering.isClosed()).isFalse();
    assertThat(deaf.closed)
        .singleElement()
        .satisfies(reason -> assertThat(reason.getReasonPhrase()).isEqualTo("no pong"));
  }

  @Test
  void closesWhenSendingFails() {
    connection.send(frame(1));
    connection.send(frame(2));
    client.finish(new IOException("broken pipe"));

    assertThat(client.sent).containsExactly("text-1");
    assertThat(client.closed).hasSize(1);
  }

  @Test
  void closesOnce() {
    connection.close(CloseCodes.GOING_AWAY, "server shuts down");
    connection.close(CloseCodes.VIOLATED_POLICY, "token expired");

    assertThat(client.closed)
        .singleElement()
        .satisfies(reason -> assertThat(reason.getCloseCode().getCode()).isEqualTo(1001));
  }

  private static Frame change(long position) {
    return new Frame("change-" + position, OptionalLong.of(position), "text");
  }

  @Test
  void closesAClientThatAChangeHasPassedBy() {
    RecordingTransport reader = RecordingTransport.reading();
    ClientConnection passedBy = connection(reader, LIMITS);
    passedBy.send(change(7));
    passedBy.send(change(9));

    pass(14);
    passedBy.tick(NOW);
    assertThat(reader.closed).isEmpty();
    pass(1);
    passedBy.tick(NOW);

    assertThat(reader.closed)
        .singleElement()
        .extracting(reason -> reason.getCloseCode().getCode())
        .isEqualTo(1012);
  }

  @Test
  void waitsForAChangeThatComesLate() {
    reading.send(change(7));
    reading.send(change(9));
    pass(10);
    reading.send(change(8));
    reading.send(change(3));
    reading.send(frame(1));
    pass(10);
    reading.tick(NOW);

    assertThat(reading.isClosed()).isFalse();
  }

  @Test
  void holdsNoLongListOfWhatIsMissing() {
    reading.send(change(1));
    reading.send(change(Long.MAX_VALUE));
    reading.tick(NOW);

    assertThat(reading.isClosed()).isTrue();
  }
}
