package com.todoai.systemtests.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** An open socket and every frame that came in on it. */
public final class Frames implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<JsonNode> received = new CopyOnWriteArrayList<>();
  private final Consumer<JsonNode> listener;
  private final CompletableFuture<Integer> closeCode = new CompletableFuture<>();
  private final WebSocket socket;

  private Frames(URI uri, String token, Consumer<JsonNode> listener) {
    this.listener = listener;
    WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
    if (token != null) {
      builder.header("Authorization", "Bearer " + token);
    }
    this.socket = builder.buildAsync(uri, new Listener()).orTimeout(20, TimeUnit.SECONDS).join();
  }

  /**
   * Opens a socket.
   *
   * @throws CompletionException when the handshake is refused; its cause is a {@code
   *     WebSocketHandshakeException}
   */
  static Frames open(URI websocketService, String token, Consumer<JsonNode> listener) {
    URI uri =
        URI.create(websocketService.resolve("/ws/tasks").toString().replaceFirst("^http", "ws"));
    return new Frames(uri, token, listener);
  }

  /** What came so far, in order. */
  public List<JsonNode> received() {
    return List.copyOf(received);
  }

  /** What came so far about one task. */
  public List<JsonNode> of(String taskId) {
    return received.stream()
        .filter(frame -> taskId.equals(frame.path("data").path("taskId").asText()))
        .toList();
  }

  /** The positions of the changes that it has heard of, in order and each once. */
  public List<Long> positions() {
    return received.stream()
        .map(frame -> frame.path("data").path("position").asLong())
        .filter(position -> position > 0)
        .sorted()
        .distinct()
        .toList();
  }

  /** The code that the service closed the socket with; empty while it is open, or if it broke. */
  public OptionalInt closeCode() {
    return closeCode.isDone() && !closeCode.isCompletedExceptionally()
        ? OptionalInt.of(closeCode.join())
        : OptionalInt.empty();
  }

  /** Whether nothing more can come, for whatever reason. */
  public boolean isOver() {
    return closeCode.isDone();
  }

  @Override
  public void close() {
    socket.abort();
  }

  private final class Listener implements WebSocket.Listener {

    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        JsonNode frame = parse(text.toString());
        text.setLength(0);
        received.add(frame);
        listener.accept(frame);
      }
      from.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      closeCode.complete(code);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
      closeCode.completeExceptionally(failure);
    }

    private static JsonNode parse(String frame) {
      try {
        return JSON.readTree(frame);
      } catch (JsonProcessingException e) {
        throw new AssertionError("not JSON: " + frame, e);
      }
    }
  }
}
