package com.todoai.systemtests.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.todoai.platform.part.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Function;

/** A user of the platform's REST APIs, over plain HTTP, as anybody's client is. */
public final class Client {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final Function<Service, URI> urls;
  private final String userId;
  private final String token;

  Client(Function<Service, URI> urls, String userId, String token) {
    this.urls = urls;
    this.userId = userId;
    this.token = token;
  }

  public String userId() {
    return userId;
  }

  public String token() {
    return token;
  }

  public Answer get(Service service, String path) {
    return send(service, "GET", path, null, null);
  }

  public Answer createTask(String json) {
    return send(Service.TODO, "POST", "/api/tasks", "application/json", json);
  }

  /** Creates a task and insists that it is there. */
  public JsonNode task(String json) {
    Answer answer = createTask(json);
    if (answer.status() != 201) {
      throw new AssertionError("no task, but " + answer);
    }
    return answer.body();
  }

  public Answer patchTask(String id, String json) {
    return send(Service.TODO, "PATCH", "/api/tasks/" + id, "application/merge-patch+json", json);
  }

  public Answer complete(String id) {
    return send(Service.TODO, "POST", "/api/tasks/" + id + "/complete", null, null);
  }

  public Answer reopen(String id) {
    return send(Service.TODO, "POST", "/api/tasks/" + id + "/reopen", null, null);
  }

  public Answer delete(String id) {
    return send(Service.TODO, "DELETE", "/api/tasks/" + id, null, null);
  }

  public Answer tasks() {
    return get(Service.TODO, "/api/tasks?limit=200");
  }

  public Answer audit(String taskId) {
    return get(Service.AUDIT, "/api/audit?limit=200&taskId=" + taskId);
  }

  public Answer notifications() {
    return get(Service.NOTIFICATION, "/api/notifications");
  }

  /** Sends a request with the user's token. */
  public Answer send(Service service, String method, String path, String contentType, String body) {
    return send(service, method, path, contentType, body, new String[0]);
  }

  /**
   * Sends a request with the user's token.
   *
   * @param contentType of the body, or null
   * @param body or null for none
   * @param headers further names and values, by turns
   * @throws UncheckedIOException when there is no answer
   */
  public Answer send(
      Service service,
      String method,
      String path,
      String contentType,
      String body,
      String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(urls.apply(service).resolve(path))
            .timeout(PATIENCE)
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    if (contentType != null) {
      request.header("Content-Type", contentType);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      var response = http.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.headers(), parse(response.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode parse(String body) {
    if (body.isEmpty()) {
      return Answer.none();
    }
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + body, e);
    }
  }
}
