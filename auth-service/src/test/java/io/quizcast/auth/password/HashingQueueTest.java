package io.quizcast.auth.password;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizcast.auth.password.HashingQueue.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HashingQueueTest {
  private final HashingQueue queue = new HashingQueue(8);
  private final List<String> done = new ArrayList<>();
  private final List<String> rejected = new ArrayList<>();

  @Test
  void oneAddressWithManyHashesDelaysOnlyItself() throws Exception {
    add("flood", false, 5);
    add("a", false, 1);
    add("b", false, 1);
    take(3);
    assertThat(done).containsExactly("flood0", "a0", "b0");
  }

  @Test
  void knownPlayersGetThreeOfFourTurns() throws Exception {
    add("stranger", false, 2);
    add("home", true, 4);
    take(6);
    assertThat(done).containsExactly("home0", "home1", "home2", "stranger0", "home3", "stranger1");
  }

  @Test
  void aFullQueueRejectsATaskOfTheBusiestAddress() throws Exception {
    add("flood", false, 8);
    add("a", false, 1);
    assertThat(rejected).containsExactly("flood7");
    add("flood", false, 1);
    assertThat(rejected).containsExactly("flood7", "flood0");
    add("home", true, 2);
    assertThat(rejected).containsExactly("flood7", "flood0", "flood6", "flood5");
    take(8);
    assertThat(done).startsWith("home0", "home1").contains("a0");
  }

  @Test
  void equalAddressesDoNotDisplaceEachOther() {
    for (int i = 0; i < 8; i++) {
      add("a" + i, false, 1);
    }
    add("late", false, 1);
    assertThat(rejected).containsExactly("late0");
  }

  private void add(String address, boolean known, int hashes) {
    IntStream.range(0, hashes)
        .mapToObj(i -> address + i)
        .forEach(
            name ->
                queue.add(
                    new Requester(address, known),
                    new Task(() -> done.add(name), () -> rejected.add(name))));
  }

  private void take(int hashes) throws InterruptedException {
    for (int i = 0; i < hashes; i++) {
      queue.take().work().run();
    }
  }
}
