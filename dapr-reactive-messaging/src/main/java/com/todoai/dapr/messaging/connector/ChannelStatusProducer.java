package com.todoai.dapr.messaging.connector;

import com.todoai.dapr.messaging.status.IncomingChannelStatuses;
import com.todoai.dapr.messaging.status.OutgoingChannelStatuses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;

/** Makes the connector's channels known to the application. */
@ApplicationScoped
public class ChannelStatusProducer {

  /**
   * Tells about the incoming channels.
   *
   * @param connector has them
   * @return looks at the moment of the call
   */
  @Produces
  @ApplicationScoped
  public IncomingChannelStatuses incoming(@Connector(DaprConnector.NAME) DaprConnector connector) {
    return () -> connector.channels().statuses();
  }

  /**
   * Tells about the outgoing channels.
   *
   * @param connector has them
   * @return looks at the moment of the call
   */
  @Produces
  @ApplicationScoped
  public OutgoingChannelStatuses outgoing(@Connector(DaprConnector.NAME) DaprConnector connector) {
    return connector::outgoing;
  }
}
