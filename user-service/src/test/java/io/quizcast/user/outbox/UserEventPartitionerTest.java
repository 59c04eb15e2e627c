package io.quizcast.user.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UserEventPartitionerTest {
  @Test
  void factsOfOneUserShareAPartition() {
    assertThat(UserEventPartitioner.partition("4711:profile", 4)).isEqualTo(4711 % 4);
    assertThat(UserEventPartitioner.partition("4711:deleted", 4)).isEqualTo(4711 % 4);
  }

  @Test
  void factsOfManyHaveSomePlace() {
    assertThat(UserEventPartitioner.partition("statistics:12:0", 4)).isBetween(0, 3);
  }
}
