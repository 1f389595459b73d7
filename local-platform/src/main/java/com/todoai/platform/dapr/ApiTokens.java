package com.todoai.platform.dapr;

import com.todoai.platform.install.Secrets;
import com.todoai.platform.part.Service;
import java.util.Map;

/**
 * The two tokens that a service and its sidecar share: without them neither answers the other.
 *
 * @param toSidecar what the service shows to the sidecar
 * @param toApp what the sidecar shows to the service
 */
public record ApiTokens(String toSidecar, String toApp) {

  /** Those of a service. */
  public static ApiTokens of(Service service, Secrets secrets) {
    return new ApiTokens(
        secrets.get("dapr-api-token." + service.id()),
        secrets.get("app-api-token." + service.id()));
  }

  /** The variables by which both sides know them. */
  public Map<String, String> environment() {
    return Map.of("DAPR_API_TOKEN", toSidecar, "APP_API_TOKEN", toApp);
  }

  @Override
  public String toString() {
    return "ApiTokens";
  }
}
