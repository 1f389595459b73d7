package com.todoai.todo.tasks.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.todoai.kit.problem.ProblemException;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectReaderTest {

  private static JsonObject read(String body) {
    return new JsonObjectReader()
        .readFrom(
            JsonObject.class,
            JsonObject.class,
            new Annotation[0],
            MediaType.APPLICATION_JSON_TYPE,
            null,
            new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void readsAnObject() {
    assertThat(read(" {\"title\":\"ü\"} \n").getString("title")).isEqualTo("ü");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "\"a\"", "null", "true", "[{}]"})
  void refusesWhatIsNoObject(String body) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> read(body))
        .satisfies(problem -> assertThat(problem.status()).isEqualTo(400));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{}}", "{} {}", "{}x", "{\"a\":}", "{'a':1}"})
  void refusesWhatIsNoJson(String body) {
    assertThatExceptionOfType(JsonException.class).isThrownBy(() -> read(body));
  }

  @Test
  void refusesWhatIsNestedTooDeeply() {
    String deep = "{\"a\":".repeat(2_000) + "1" + "}".repeat(2_000);

    assertThatExceptionOfType(JsonException.class).isThrownBy(() -> read(deep));
  }
}
