package com.todoai.kit.server.probe;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;

/** What the connector has been given, a line each. */
@Path("/api/published")
@RequestScoped
public class PublishedResource {

  @Inject
  @Connector("recording")
  RecordingConnector connector;

  @GET
  @Produces("text/plain")
  public String published() {
    return String.join("\n", connector.published());
  }
}
