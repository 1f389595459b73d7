package com.todoai.dapr.messaging.incoming;

import static com.todoai.dapr.messaging.support.Events.bulk;
import static com.todoai.dapr.messaging.support.Events.json;
import static com.todoai.dapr.messaging.support.Events.single;
import static org.assertj.core.api.Assertions.assertThat;

import com.todoai.dapr.messaging.support.Events;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import org.junit.jupiter.api.Test;

class EventDecoderTest {

  private static final String OWN = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
  private static final String CALL = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private final EventDecoder decoder = new EventDecoder();

  @Test
  void takesTheTraceOfTheCallWhenTheEventHasNone() {
    CloudEvent event = decoder.single(single(json("1")), TraceContext.of(CALL, "vendor=1")).event();

    assertThat(event.getExtension("traceparent")).isEqualTo(CALL);
    assertThat(event.getExtension("tracestate")).isEqualTo("vendor=1");
  }

  @Test
  void keepsTheTraceOfTheEvent() {
    CloudEvent traced =
        CloudEventBuilder.from(Events.event("1")).withExtension("traceparent", OWN).build();
    byte[] body = single(new JsonFormat().serialize(traced));

    CloudEvent event = decoder.single(body, TraceContext.of(CALL, null)).event();

    assertThat(event.getExtension("traceparent")).isEqualTo(OWN);
  }

  @Test
  void readsEntriesInTheirOrderWithTheirIds() {
    var entries = decoder.bulk(bulk(json("a"), json("b")), TraceContext.of(null, null));

    assertThat(entries).extracting(EventDecoder.Entry::entryId).containsExactly("0", "1");
    assertThat(entries)
        .extracting(entry -> entry.event().event().getId())
        .containsExactly("a", "b");
  }

  @Test
  void givesTheSameIdToTheSameUnreadableBytes() {
    byte[] garbage = single(new byte[] {1, 2, 3});
    TraceContext none = TraceContext.of(null, null);

    assertThat(decoder.single(garbage, none).event().getId())
        .isEqualTo(decoder.single(garbage, none).event().getId());
  }
}
