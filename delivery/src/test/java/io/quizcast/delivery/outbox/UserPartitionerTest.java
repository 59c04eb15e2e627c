package io.quizcast.delivery.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UserPartitionerTest {
  @Test
  void eventsOfOneUserShareAPartition() {
    assertThat(UserPartitioner.partition("4711:profile", 4)).isEqualTo(4711 % 4);
    assertThat(UserPartitioner.partition("4711:deleted", 4)).isEqualTo(4711 % 4);
  }

  @Test
  void aKeyAboutManyUsersAlwaysHasTheSamePartition() {
    assertThat(UserPartitioner.partition("statistics:12:0", 4))
        .isEqualTo(Math.floorMod("statistics:12:0".hashCode(), 4));
  }
}
