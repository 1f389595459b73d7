package com.todoai.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardsTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 4, Shards.MOST})
  void everyUserBelongsToAShardAndEveryShardHasUsers(int count) {
    Shards shards = new Shards(count);

    assertThat(IntStream.range(0, 1_000).map(user -> shards.of("user-" + user)).distinct().sorted())
        .containsExactlyElementsOf(IntStream.range(0, count).boxed().toList());
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, Shards.MOST + 1})
  void aNumberThatCannotServeIsRefusedByName(int count) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Shards(count))
        .withMessage("outbox.shards must be 1 to 10, not " + count);
  }

  @Test
  void theChannelsBufferHoldsTheRoundsOfAllShards() {
    assertThat((long) Shards.MOST * RelaySettings.DEFAULT.batchSize())
        .isLessThanOrEqualTo(ChannelPublisher.BUFFER);
  }
}
