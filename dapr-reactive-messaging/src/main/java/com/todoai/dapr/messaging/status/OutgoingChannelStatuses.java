package com.todoai.dapr.messaging.status;

import java.util.List;

/**
 * Tells how the outgoing channels stand. A CDI bean: {@code @Inject OutgoingChannelStatuses
 * channels}. Asking costs little, blocks on nothing and looks at neither sidecar nor broker.
 */
@FunctionalInterface
public interface OutgoingChannelStatuses {

  /**
   * Looks now.
   *
   * @return one entry for each outgoing channel of this connector, by name; empty when there is
   *     none
   */
  List<OutgoingChannelStatus> all();
}
