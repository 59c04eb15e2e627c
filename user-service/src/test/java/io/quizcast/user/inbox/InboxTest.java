package io.quizcast.user.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quizcast.contracts.Topics;
import io.quizcast.local.TestPlatform;
import io.quizcast.user.AuthForTests;
import io.quizcast.user.World;
import jakarta.inject.Inject;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
    value = TestPlatform.class,
    initArgs = @ResourceArg(name = "database", value = "users"))
@WithTestResource(AuthForTests.class)
class InboxTest {
  @Inject World world;
  @Inject ObjectMapper json;

  @Test
  void badRecordsGoToTheDeadLetterQueueAndTheOthersAreApplied() throws Exception {
    long player = World.freshId();
    world.register(World.registration(player, "inbox" + player));
    String good =
        json.writeValueAsString(World.results(World.freshId(), World.result(player, 5, false, 0)));
    world.put(
        List.of(
            record("unreadable", "{not json"),
            record("inapplicable", "{\"quiz_id\":1,\"completed_at\":\"2026-11-23T12:00:00Z\"}"),
            record("tombstone", null),
            record("good", good)));
    await()
        .untilAsserted(
            () -> world.as(player).get("/api/users/me").then().body("total_score", is(5)));
    String dead = Topics.GAME_RESULTS + ".dead.user";
    assertThat(world.newest(dead, "unreadable")).isEqualTo("{not json");
    assertThat(world.newest(dead, "inapplicable")).contains("quiz_id");
    assertThat(world.newest(dead, "good")).isNull();
  }

  /** The unreadable record beside it proves that the dead letter topic is written at all. */
  @Test
  void eventTypesOfALaterVersionAreSkippedAndAreNotDeadLetters() throws Exception {
    long id = World.freshId();
    int partition = (int) (id % 4);
    world.put(
        List.of(
            new ProducerRecord<>(
                Topics.USER_EVENTS,
                partition,
                id + ":later",
                "{\"type\":\"never_heard_of\",\"user_id\":1}"),
            new ProducerRecord<>(Topics.USER_EVENTS, partition, id + ":broken", "{not json")));
    world.register(World.registration(id, "later" + id));
    String dead = Topics.USER_EVENTS + ".dead.user";
    assertThat(world.newest(dead, id + ":broken")).isEqualTo("{not json");
    assertThat(world.newest(dead, id + ":later")).isNull();
  }

  private static ProducerRecord<String, String> record(String key, String value) {
    return new ProducerRecord<>(Topics.GAME_RESULTS, 0, key, value);
  }
}
