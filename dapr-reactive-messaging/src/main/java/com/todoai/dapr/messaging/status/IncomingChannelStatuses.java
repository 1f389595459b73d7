package com.todoai.dapr.messaging.status;

import java.util.List;

/**
 * Tells how the incoming channels stand. A CDI bean: {@code @Inject IncomingChannelStatuses
 * channels}. Asking costs little, blocks on nothing and looks at neither sidecar nor broker.
 */
@FunctionalInterface
public interface IncomingChannelStatuses {

  /**
   * Looks now.
   *
   * @return one entry for each incoming channel of this connector, by name; empty when there is
   *     none
   */
  List<IncomingChannelStatus> all();
}
