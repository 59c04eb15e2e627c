package io.quizcast.gateway.elsewhere;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PresenceTest {

  @Test
  void instancesAreSummedAndSilentOnesIgnored() {
    Map<String, String> said = Map.of("gw-1", "5@10000", "gw-2", "7@9000", "gw-dead", "100@1000");

    assertThat(Presence.sum(said, 10_000)).isEqualTo(12);
  }
}
