package com.todoai.recurrence.occurrences.control;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import org.eclipse.microprofile.config.ConfigProvider;

/** Tells the sidecar which service is meant, and that the call is its own service's. */
public class SidecarHeaders implements ClientRequestFilter {

  private static final String APP_ID = "dapr-app-id";
  private static final String API_TOKEN = "dapr-api-token";

  @Override
  public void filter(ClientRequestContext request) {
    request.getHeaders().putSingle(APP_ID, "todo");
    ConfigProvider.getConfig()
        .getOptionalValue("dapr.api.token", String.class)
        .ifPresent(token -> request.getHeaders().putSingle(API_TOKEN, token));
  }
}
