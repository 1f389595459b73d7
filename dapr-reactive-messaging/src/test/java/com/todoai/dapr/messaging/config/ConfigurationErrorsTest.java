package com.todoai.dapr.messaging.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.todoai.dapr.messaging.support.MapConfig;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationErrorsTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "max-attempts, 0, 'must be a whole number of at least 1, not \"0\"'",
        "max-attempts, three, 'must be a whole number of at least 1, not \"three\"'",
        "dead-letter.max-bytes, 9000, 'must be a whole number of at least 16384, not \"9000\"'",
        "retry-delay-ms, -1, 'must be a whole number of at least 0, not \"-1\"'",
        "bulk, yes, 'must be true or false, not \"yes\"'",
        "topic, ' ', must not be blank",
        "dead-letter-topic, orders, 'must not be the topic itself, \"orders\": what cannot be"
            + " handled would come again for ever'"
      })
  void nameThePropertyOfAnIncomingChannel(String key, String value, String problem) {
    MapConfig config = new MapConfig(Map.of("channel-name", "orders", key, value));

    assertThatThrownBy(() -> IncomingChannelConfig.from(config))
        .isInstanceOf(ConnectorConfigurationException.class)
        .hasMessage("mp.messaging.incoming.orders." + key + " " + problem);
  }

  @Test
  void nameThePropertyOfAnOutgoingChannel() {
    MapConfig config =
        new MapConfig(Map.of("channel-name", "invoices", "batch.max-events", "many"));

    assertThatThrownBy(() -> OutgoingChannelConfig.from(config))
        .isInstanceOf(ConnectorConfigurationException.class)
        .hasMessageStartingWith("mp.messaging.outgoing.invoices.batch.max-events ");
  }

  @ParameterizedTest
  @CsvSource({"dapr.grpc.port,70000", "dapr.grpc.port,x", "dapr.api.timeout.milliseconds,0"})
  void nameThePropertyOfTheSidecar(String key, String value) {
    assertThatThrownBy(() -> SidecarConfig.from(new MapConfig(Map.of(key, value))))
        .isInstanceOf(ConnectorConfigurationException.class)
        .hasMessageStartingWith(key + " must be a whole number");
  }

  @Test
  void neverShowATokenInTheConfigurationsText() {
    SidecarConfig config =
        SidecarConfig.from(
            new MapConfig(Map.of("dapr.api.token", "secret-1", "app.api.token", "secret-2")));

    assertThat(config.toString()).doesNotContain("secret");
  }
}
