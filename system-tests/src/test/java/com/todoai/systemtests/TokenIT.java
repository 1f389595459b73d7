package com.todoai.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.todoai.platform.identity.TokenIssuer;
import com.todoai.platform.part.Service;
import com.todoai.systemtests.support.Answer;
import com.todoai.systemtests.support.Frames;
import com.todoai.systemtests.support.RunningPlatform;
import com.todoai.systemtests.support.RunningPlatform.Stage;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nobody gets in anywhere without a token of the identity provider that is made out for us. */
@ExtendWith(RunningPlatform.class)
class TokenIT {

  private final Stage stage;

  /** What is refused with 401, by what is wrong with it. */
  private final Map<String, String> refused = new LinkedHashMap<>();

  @TempDir private Path otherKeys;

  TokenIT(Stage stage) {
    this.stage = stage;
  }

  @BeforeEach
  void makeTokens() {
    String right = stage.newUser("mallory").token();
    refused.put("none", null);
    refused.put("garbage", "abc");
    refused.put("with another signature", withoutSignature(right) + "." + signatureOf(foreign()));
    refused.put("of another key", foreign());
    refused.put("without a signature", withoutSignature(right) + ".");
    refused.put("of the algorithm none", unsigned(right));
    refused.put("expired", with("exp", Date.from(Instant.now().minus(Duration.ofHours(1)))));
    refused.put("of another issuer", with("iss", "https://evil.example"));
    refused.put("of no issuer", with("iss", null));
    refused.put("for another audience", with("aud", "somebody-else"));
    refused.put("for no audience", with("aud", null));
    refused.put("of nobody", with("sub", null));
  }

  /** Signed as it should be, with one claim that is not; null takes it away. */
  private String with(String claim, Object value) {
    return stage.newUserWith(Collections.singletonMap(claim, value)).token();
  }

  private String foreign() {
    return new TokenIssuer(otherKeys, Clock.systemUTC()).token("mallory", Set.of());
  }

  private static String withoutSignature(String token) {
    return token.substring(0, token.lastIndexOf('.'));
  }

  private static String signatureOf(String token) {
    return token.substring(token.lastIndexOf('.') + 1);
  }

  private static String unsigned(String token) {
    String header =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("{\"alg\":\"none\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8));
    return header + withoutSignature(token).substring(token.indexOf('.')) + ".";
  }

  @ParameterizedTest
  @CsvSource({
    "TODO, GET, /api/tasks",
    "TODO, POST, /api/tasks",
    "TODO, GET, /api/tasks/6f1c1f0e-0000-4000-8000-000000000000",
    "TODO, DELETE, /api/tasks/6f1c1f0e-0000-4000-8000-000000000000",
    "AUDIT, GET, /api/audit",
    "NOTIFICATION, GET, /api/notifications",
    "NOTIFICATION, POST, /api/notifications/6f1c1f0e-0000-4000-8000-000000000000/read",
    "RECURRENCE, GET, /api/status",
    "WEBSOCKET, GET, /api/status"
  })
  void noResourceAnswersThem(Service service, String method, String path) {
    String type = path.equals("/api/tasks") && method.equals("POST") ? "application/json" : null;
    String body = type == null ? null : "{\"title\":\"a\"}";

    refused.forEach(
        (wrong, token) -> {
          Answer answer = stage.withToken(token).send(service, method, path, type, body);
          assertThat(answer.status()).as("token %s", wrong).isEqualTo(401);
          assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
          assertThat(answer.body().path("status").asInt()).isEqualTo(401);
          assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        });
    Answer roleless =
        stage.withToken(with("groups", List.of("guest"))).send(service, method, path, type, body);
    assertThat(roleless.status()).as("a token without a role").isEqualTo(403);
    assertThat(roleless.header("Content-Type")).startsWith("application/problem+json");
  }

  /** Left alone, their bearers would read as users who have nothing. */
  @ParameterizedTest
  @CsvSource({"TODO, /api/tasks", "AUDIT, /api/audit", "NOTIFICATION, /api/notifications"})
  void noResourceAnswersASubjectThatNoEventCouldName(Service service, String path) {
    for (String subject : List.of(" ", "mall\u0007ory", "m".repeat(256))) {
      Answer answer = stage.withToken(with("sub", subject)).get(service, path);
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
      assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    }
  }

  @Test
  void noSocketOpensForThem() {
    refused.forEach(
        (wrong, token) -> assertThat(handshakeWith(token)).as("token %s", wrong).isEqualTo(401));
  }

  /** Besides its status, which is for operators, it serves its sidecar and probes only. */
  @Test
  void theRecurrenceServiceHasNothingForUsers() {
    for (String token : new String[] {null, stage.newUser("anna").token()}) {
      Answer answer = stage.withToken(token).get(Service.RECURRENCE, "/api/tasks");
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }
  }

  private int handshakeWith(String token) {
    try (Frames open = stage.framesOf(stage.withToken(token))) {
      throw new AssertionError("opened, and heard " + open.received());
    } catch (RuntimeException refusal) {
      assertThat(refusal).hasCauseInstanceOf(WebSocketHandshakeException.class);
      return ((WebSocketHandshakeException) refusal.getCause()).getResponse().statusCode();
    }
  }
}
