package com.todoai.dapr.messaging.support;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sample events, as objects and as the sidecar posts them. */
public final class Events {

  private Events() {}

  /**
   * A small event.
   *
   * @param id its id
   * @return with JSON data and a partition key
   */
  public static CloudEvent event(String id) {
    return CloudEventBuilder.v1()
        .withId(id)
        .withType("order.placed")
        .withSource(URI.create("/shop"))
        .withExtension("partitionkey", "ann")
        .withData("application/json", "{\"total\":12}".getBytes(StandardCharsets.UTF_8))
        .build();
  }

  /**
   * An event in JSON.
   *
   * @param id its id
   * @return the bytes
   */
  public static byte[] json(String id) {
    return new JsonFormat().serialize(event(id));
  }

  /**
   * The sidecar's envelope around one raw payload.
   *
   * @param payload the bytes on the topic
   * @return the body of the call
   */
  public static byte[] single(byte[] payload) {
    return """
        {"id":"0c1d","specversion":"1.0","datacontenttype":"application/octet-stream",
         "source":"Dapr","type":"com.dapr.event.sent","topic":"orders","pubsubname":"memory",
         "data_base64":"%s"}
        """
        .formatted(base64(payload))
        .getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The sidecar's envelope around several raw payloads; entry ids count from 0.
   *
   * @param payloads the bytes on the topic
   * @return the body of the call
   */
  public static byte[] bulk(byte[]... payloads) {
    int[] next = {0};
    String entries =
        Stream.of(payloads)
            .map(
                payload ->
                    """
                    {"entryId":"%d","contentType":"application/octet-stream","metadata":{},
                     "event":"%s"}
                    """
                        .formatted(next[0]++, base64(payload)))
            .collect(Collectors.joining(","));
    return """
        {"id":"0c1d","entries":[%s],"metadata":{},"pubsubname":"memory","topic":"orders",
         "type":"com.dapr.event.sent.bulk"}
        """
        .formatted(entries)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
