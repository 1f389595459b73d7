package com.todoai.dapr.messaging.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.todoai.dapr.messaging.status.IncomingChannelStatus;
import com.todoai.dapr.messaging.status.IncomingChannelStatuses;
import com.todoai.dapr.messaging.status.OutgoingChannelStatus;
import com.todoai.dapr.messaging.status.OutgoingChannelStatuses;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Shows how the connector says that its channels stand. */
@WebServlet("/channels")
public class StatusServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private final transient IncomingChannelStatuses incoming;
  private final transient OutgoingChannelStatuses outgoing;

  /**
   * Made by the container.
   *
   * @param incoming how the incoming channels stand
   * @param outgoing how the outgoing channels stand
   */
  @Inject
  public StatusServlet(IncomingChannelStatuses incoming, OutgoingChannelStatuses outgoing) {
    this.incoming = incoming;
    this.outgoing = outgoing;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Map<String, Map<String, Object>> channels = new LinkedHashMap<>();
    incoming.all().forEach(status -> channels.put(status.channel(), json(status)));
    outgoing.all().forEach(status -> channels.put(status.channel(), json(status)));
    response.setContentType("application/json");
    response.getOutputStream().write(new ObjectMapper().writeValueAsBytes(channels));
  }

  private static Map<String, Object> json(IncomingChannelStatus status) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("state", status.state());
    json.put("handled", status.handled());
    json.put("retried", status.retried());
    json.put("deadLettered", status.deadLettered());
    json.put("lagSeconds", status.lag() == null ? null : status.lag().toSeconds());
    return json;
  }

  private static Map<String, Object> json(OutgoingChannelStatus status) {
    return Map.of(
        "state", status.state(), "published", status.published(), "failed", status.failed());
  }
}
