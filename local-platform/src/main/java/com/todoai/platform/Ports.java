package com.todoai.platform;

import com.todoai.platform.part.PortOffset;
import com.todoai.platform.part.Service;
import java.util.ArrayList;
import java.util.List;

/**
 * The port numbers of a platform.
 *
 * @param offset added to each
 */
record Ports(PortOffset offset) {

  private static final int POSTGRES = 5432;
  private static final int KAFKA = 9092;
  private static final int KAFKA_CONTROLLER = 9093;
  private static final int SERVICE = 8000;
  private static final int SIDECAR_HTTP = 3500;
  private static final int SIDECAR_GRPC = 50000;
  // Last two digits of its own, as the metrics have: offsets in steps of 100 meet nowhere but where
  // one platform's services and another's sidecars would be, when they are exactly 4500 apart.
  private static final int SIDECAR_INTERNAL = 3520;
  private static final int SIDECAR_METRICS = 9110;

  int postgres() {
    return offset.apply(POSTGRES);
  }

  int kafka() {
    return offset.apply(KAFKA);
  }

  int kafkaController() {
    return offset.apply(KAFKA_CONTROLLER);
  }

  int of(Service service) {
    return offset.apply(SERVICE + service.number());
  }

  int sidecarHttp(Service service) {
    return offset.apply(SIDECAR_HTTP + service.number());
  }

  int sidecarGrpc(Service service) {
    return offset.apply(SIDECAR_GRPC + service.number());
  }

  int sidecarInternal(Service service) {
    return offset.apply(SIDECAR_INTERNAL + service.number());
  }

  int sidecarMetrics(Service service) {
    return offset.apply(SIDECAR_METRICS + service.number());
  }

  /** All of them. */
  List<Integer> all() {
    List<Integer> all = new ArrayList<>(List.of(postgres(), kafka(), kafkaController()));
    for (Service service : Service.values()) {
      all.add(of(service));
      all.add(sidecarHttp(service));
      all.add(sidecarGrpc(service));
      all.add(sidecarInternal(service));
      all.add(sidecarMetrics(service));
    }
    return all;
  }
}
