package com.todoai.platform.dapr;

import com.todoai.platform.part.Service;
import java.util.Map;

/**
 * Where a sidecar listens and whom it speaks to.
 *
 * @param http its API over HTTP
 * @param grpc its API over gRPC
 * @param internal for the other sidecars
 * @param metrics for Prometheus
 * @param app the service's own port
 * @param internalOfAll the internal ports of all services' sidecars, by which they find each other
 */
public record SidecarPorts(
    int http, int grpc, int internal, int metrics, int app, Map<Service, Integer> internalOfAll) {

  public SidecarPorts {
    internalOfAll = Map.copyOf(internalOfAll);
  }
}
