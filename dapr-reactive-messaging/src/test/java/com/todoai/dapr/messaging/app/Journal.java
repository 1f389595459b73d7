package com.todoai.dapr.messaging.app;

import com.todoai.dapr.messaging.SidecarSubscribed;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** What the handlers were called with, in order. */
@ApplicationScoped
public class Journal {

  private static final int LARGE = 100_000;

  /**
   * One event in one call of a handler.
   *
   * @param channel the channel
   * @param batch how many events the call had
   * @param module the application module that the handler's thread belongs to
   * @param event the event as JSON
   */
  public record Entry(String channel, int batch, String module, String event) {}

  private final List<Entry> entries = new CopyOnWriteArrayList<>();

  /**
   * Notes a call.
   *
   * @param channel the channel
   * @param events what it was called with
   */
  public void note(String channel, List<CloudEvent> events) {
    for (CloudEvent event : events) {
      String json =
          new String(new JsonFormat().serialize(withoutLargeParts(event)), StandardCharsets.UTF_8);
      entries.add(new Entry(channel, events.size(), module(), json));
    }
  }

  /** Tests ask for everything noted again and again. */
  private static CloudEvent withoutLargeParts(CloudEvent event) {
    CloudEventBuilder builder = CloudEventBuilder.from(event);
    if (event.getData() != null && event.getData().toBytes().length > LARGE) {
      builder.withoutData();
    }
    for (String name : event.getExtensionNames()) {
      if (event.getExtension(name).toString().length() > LARGE) {
        builder.withoutExtension(name);
      }
    }
    return builder.build();
  }

  /**
   * Notes that a sidecar has subscribed.
   *
   * @param news the connector's event
   */
  public void subscribed(@ObservesAsync SidecarSubscribed news) {
    entries.add(new Entry("sidecar", 0, module(), "\"subscribed\""));
  }

  /**
   * How often an event came.
   *
   * @param id its id
   * @return number of calls so far
   */
  public long calls(String id) {
    return entries.stream().filter(entry -> entry.event().contains("\"" + id + "\"")).count();
  }

  /**
   * Everything noted.
   *
   * @return the entries
   */
  public List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** A name that only a thread with the application context can look up. */
  @SuppressWarnings("BanJNDI")
  private static String module() {
    try {
      return (String) new InitialContext().lookup("java:module/ModuleName");
    } catch (NamingException e) {
      return "none: " + e.getMessage();
    }
  }
}
