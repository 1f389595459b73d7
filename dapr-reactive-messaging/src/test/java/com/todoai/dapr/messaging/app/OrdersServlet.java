package com.todoai.dapr.messaging.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.todoai.dapr.messaging.OutgoingEvent;
import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;

/** Lets a test publish through the connector and read what the handlers saw. */
@WebServlet({"/journal", "/emit", "/produce"})
public class OrdersServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final ObjectMapper MAPPER =
      new ObjectMapper().registerModule(JsonFormat.getCloudEventJacksonModule());

  private final transient Journal journal;
  private final transient OrderProcessors processors;
  private final transient Emitter<CloudEvent> outgoing;
  private final transient Emitter<CloudEvent> misdirected;

  /**
   * Made by the container.
   *
   * @param journal what the handlers saw
   * @param processors have a method that sends
   * @param outgoing to a pub/sub component that is there
   * @param misdirected to one that is not
   */
  @Inject
  public OrdersServlet(
      Journal journal,
      OrderProcessors processors,
      @Channel("outgoing") Emitter<CloudEvent> outgoing,
      @Channel("misdirected") Emitter<CloudEvent> misdirected) {
    this.journal = journal;
    this.processors = processors;
    this.outgoing = outgoing;
    this.misdirected = misdirected;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("application/json");
    response.getOutputStream().write(MAPPER.writeValueAsBytes(journal.entries()));
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getServletPath().equals("/produce")) {
      processors.produce(MAPPER.readValue(request.getInputStream(), CloudEvent.class));
      return;
    }
    Emitter<CloudEvent> emitter =
        request.getParameter("misdirected") == null ? outgoing : misdirected;
    List<CompletableFuture<Void>> published = new ArrayList<>();
    for (CloudEvent event : MAPPER.readValue(request.getInputStream(), CloudEvent[].class)) {
      CompletableFuture<Void> done = new CompletableFuture<>();
      published.add(done);
      emitter.send(message(event, request.getParameter("topic"), done));
    }
    try {
      CompletableFuture.allOf(published.toArray(CompletableFuture<?>[]::new)).join();
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    } catch (CompletionException e) {
      response.setStatus(HttpServletResponse.SC_BAD_GATEWAY);
      response.getWriter().write(e.getCause().toString());
    }
  }

  private static OutgoingEvent message(
      CloudEvent event, String topic, CompletableFuture<Void> done) {
    OutgoingEvent message =
        OutgoingEvent.of(event)
            .withAck(
                () -> {
                  done.complete(null);
                  return CompletableFuture.completedFuture(null);
                })
            .withNack(
                reason -> {
                  done.completeExceptionally(reason);
                  return CompletableFuture.completedFuture(null);
                });
    return topic == null ? message : message.toTopic(topic);
  }
}
