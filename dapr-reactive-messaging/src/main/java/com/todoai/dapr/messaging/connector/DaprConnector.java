package com.todoai.dapr.messaging.connector;

import com.todoai.dapr.messaging.OutageProbe;
import com.todoai.dapr.messaging.config.ConnectorConfigurationException;
import com.todoai.dapr.messaging.config.IncomingChannelConfig;
import com.todoai.dapr.messaging.config.OutgoingChannelConfig;
import com.todoai.dapr.messaging.config.SidecarConfig;
import com.todoai.dapr.messaging.execution.PatientExecutor;
import com.todoai.dapr.messaging.incoming.IncomingChannels;
import com.todoai.dapr.messaging.outgoing.OutgoingChannel;
import com.todoai.dapr.messaging.sidecar.SdkAppIdentity;
import com.todoai.dapr.messaging.sidecar.SdkEventPublisher;
import com.todoai.dapr.messaging.sidecar.SidecarClient;
import com.todoai.dapr.messaging.status.OutgoingChannelStatus;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.eclipse.microprofile.reactive.messaging.spi.IncomingConnectorFactory;
import org.eclipse.microprofile.reactive.messaging.spi.OutgoingConnectorFactory;
import org.eclipse.microprofile.reactive.streams.operators.PublisherBuilder;
import org.eclipse.microprofile.reactive.streams.operators.ReactiveStreams;
import org.eclipse.microprofile.reactive.streams.operators.SubscriberBuilder;

/**
 * The MicroProfile Reactive Messaging connector {@code dapr}: channels over the pub/sub of a Dapr
 * sidecar.
 */
@ApplicationScoped
@Connector(DaprConnector.NAME)
public class DaprConnector implements IncomingConnectorFactory, OutgoingConnectorFactory {

  /** The value of the {@code connector} property of a channel. */
  public static final String NAME = "dapr";

  private static final Logger LOG = System.getLogger(DaprConnector.class.getName());

  private final SidecarConfig sidecar;
  private final SidecarClient client;
  private final SdkEventPublisher publisher;
  private final IncomingChannels channels;
  private final List<OutgoingChannel> outgoing = new CopyOnWriteArrayList<>();

  // Constructor injection of this one is only in Jakarta EE 11; the field serves EE 10 as well.
  @Resource private ManagedExecutorService executor;

  /** For the proxy that CDI makes of this class. */
  protected DaprConnector() {
    this.sidecar = null;
    this.client = null;
    this.publisher = null;
    this.channels = null;
  }

  /**
   * Reads the sidecar's configuration.
   *
   * @param probes asked after a failure of unknown kind
   * @throws ConnectorConfigurationException naming the property that is wrong
   */
  @Inject
  public DaprConnector(@Any Instance<OutageProbe> probes) {
    this.sidecar = SidecarConfig.from(ConfigProvider.getConfig());
    this.client = new SidecarClient(sidecar);
    this.publisher = new SdkEventPublisher(client);
    this.channels = new IncomingChannels(publisher, new SdkAppIdentity(client), probes::stream);
  }

  @Override
  public PublisherBuilder<? extends Message<?>> getPublisherBuilder(Config config) {
    IncomingChannelConfig channel = IncomingChannelConfig.from(config);
    return ReactiveStreams.fromPublisher(channels.open(channel).publisher());
  }

  @Override
  public SubscriberBuilder<? extends Message<?>, Void> getSubscriberBuilder(Config config) {
    OutgoingChannel channel =
        new OutgoingChannel(
            OutgoingChannelConfig.from(config), publisher, new PatientExecutor(executor));
    outgoing.add(channel);
    return ReactiveStreams.fromSubscriber(channel);
  }

  /**
   * The channels that the sidecar delivers to.
   *
   * @return the same object each time
   */
  public IncomingChannels channels() {
    return channels;
  }

  /**
   * How the outgoing channels stand.
   *
   * @return one entry for each, by name
   */
  public List<OutgoingChannelStatus> outgoing() {
    return outgoing.stream()
        .map(OutgoingChannel::status)
        .sorted(Comparator.comparing(OutgoingChannelStatus::channel))
        .toList();
  }

  /**
   * How the sidecar is reached and known.
   *
   * @return the configuration as it was at the start
   */
  public SidecarConfig sidecar() {
    return sidecar;
  }

  /**
   * Lets events in. To be called with the application's context on the thread, which handlers then
   * run with: an acknowledgement or a retry may come from a thread that has none.
   */
  public void start() {
    if (sidecar.appApiToken().isEmpty()) {
      LOG.log(
          Level.WARNING,
          "app.api.token (APP_API_TOKEN) is not set: anyone who reaches this port can post events");
    }
    Executor context = executor.getContextService().currentContextExecutor();
    Executor patient = new PatientExecutor(executor);
    channels.start(task -> patient.execute(() -> context.execute(task)));
  }

  /** Takes no more events and waits for those that are being handled. */
  public void drain() {
    channels.drain(sidecar.drainTimeout());
  }

  @PreDestroy
  void close() {
    drain();
    client.close();
  }
}
