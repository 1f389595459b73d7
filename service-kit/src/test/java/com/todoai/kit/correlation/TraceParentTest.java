package com.todoai.kit.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples and the rules of W3C Trace Context, section 3.2. */
class TraceParentTest {

  @Test
  void readsTheExampleOfTheRecommendation() {
    TraceParent parent =
        TraceParent.parse("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01").orElseThrow();

    assertThat(parent.traceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    assertThat(parent.parentId()).isEqualTo("00f067aa0ba902b7");
  }

  @Test
  void readsWhatALaterVersionAdds() {
    assertThat(TraceParent.parse("01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more"))
        .isPresent();
  }

  @Test
  void startsATraceOfItsOwn() {
    TraceParent started = TraceParent.start();

    assertThat(TraceParent.parse(started.text())).contains(started);
    assertThat(TraceParent.start().traceId()).isNotEqualTo(started.traceId());
  }

  @Test
  void travelsWithAnEvent() {
    CloudEvent event =
        CloudEventBuilder.v1().withId("1").withSource(URI.create("/here")).withType("t").build();
    TraceParent started = TraceParent.start();

    assertThat(TraceParent.of(TraceParent.carriedBy(event, started.text()))).contains(started);
    assertThat(TraceParent.of(TraceParent.carriedBy(event, "garbage"))).isEmpty();
    assertThat(TraceParent.carriedBy(event, null)).isSameAs(event);
    assertThat(TraceParent.of(event)).isEmpty();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
        "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7"
      })
  void takesNothingElse(String header) {
    assertThat(TraceParent.parse(header)).isEmpty();
  }
}
