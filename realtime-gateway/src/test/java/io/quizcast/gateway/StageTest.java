package io.quizcast.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quizcast.guard.WsTicket;
import io.quizcast.guard.token.Revocations;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * A public display receives the frames for everybody, sends nothing, is not counted and is closed
 * when its link expires.
 */
@QuarkusTest
class StageTest extends GatewayTest {
  private static final AtomicLong LINKS = new AtomicLong(7_000);

  private TestPlayer stage(long linkId, long quizId, Duration lives) {
    long expiresAt = System.currentTimeMillis() / 1_000 + lives.toSeconds();
    String ticket = stageTicket(linkId, quizId, expiresAt);
    return keep(TestPlayer.open(vertx, port(), WsTicket.stageSession(linkId), ticket));
  }

  @Test
  void aStageReceivesTheFramesForEverybodyAndIsNotCounted() {
    TestOwner.Played game = owner.schedule(Duration.ofSeconds(3), 3, 1);
    TestPlayer stage = stage(LINKS.incrementAndGet(), game.quizId, Duration.ofHours(1));
    TestPlayer player = player();
    player.ready(game.quizId);

    assertThat(player.await("quiz:user_ready").path("player_count").asInt()).isEqualTo(1);
    long question = stage.await("quiz:question").path("question_id").asLong();
    player.answer(question, 2);
    player.await("quiz:answer_accepted");
    stage.await("quiz:player_count", count -> count.path("answered").asInt() == 1);
    player.await("quiz:answer_result");
    player.await("quiz:finish");
    stage.await("quiz:answer_reveal");
    JsonNode finish = stage.await("quiz:finish");

    assertThat(finish.path("winners").asInt()).isEqualTo(1);
    assertThat(finish.has("outlasted")).isFalse();
    assertThat(stage.all("quiz:player_count"))
        .allMatch(count -> count.path("player_count").asInt() <= 1);
    assertThat(stage.types())
        .doesNotContain(
            "quiz:answer_result",
            "quiz:answer_accepted",
            "quiz:user_ready",
            "quiz:elimination",
            "quiz:started",
            "quiz:ended",
            "adaptive:question_stats",
            "admin:live_counts");
    assertThat(game.state.facts().players().size()).isEqualTo(1);
    assertThat(stage.frames).allMatch(frame -> ClientGuards.problem(frame).isEmpty());
  }

  @Test
  void aStageMayOnlySendHeartbeatsAndResyncsOfItsQuiz() {
    TestOwner.Played game = owner.schedule(Duration.ofSeconds(4), 2, 1);
    TestOwner.Played other = owner.schedule(Duration.ofMinutes(10), 2, 1);
    TestPlayer player = player();
    player.ready(game.quizId);
    player.await("quiz:user_ready");
    TestPlayer stage = stage(LINKS.incrementAndGet(), game.quizId, Duration.ofHours(1));
    long question = stage.await("quiz:question").path("question_id").asLong();

    stage.ready(other.quizId);
    stage.ready(game.quizId);
    stage.answer(question, 2);
    stage.resync(other.quizId);
    stage.resync(game.quizId);
    stage.say("{\"type\":\"user:heartbeat\",\"data\":{}}");

    stage.await("server:heartbeat");
    assertThat(stage.await("quiz:state").path("quiz_id").asLong()).isEqualTo(game.quizId);
    assertThat(stage.all("quiz:state")).hasSize(1);
    assertThat(stage.all("server:error"))
        .hasSize(4)
        .allMatch(error -> error.path("code").asText().equals("stage_error"));
    assertThat(game.commands).noneMatch(SentCommands::isAnswer);
    assertThat(game.joins()).allMatch(join -> join.userId() == player.userId);
  }

  @Test
  void aRevokedLinkClosesOnlyItsOwnSocketsWithinTwoSeconds() {
    TestOwner.Played game = owner.schedule(Duration.ofMinutes(10), 2, 1);
    long link = LINKS.incrementAndGet();
    TestPlayer revoked = stage(link, game.quizId, Duration.ofHours(1));
    TestPlayer other = stage(LINKS.incrementAndGet(), game.quizId, Duration.ofHours(1));
    revoked.await("quiz:player_count");
    other.await("quiz:player_count");

    String key = Revocations.sessionKey(WsTicket.stageSession(link));
    redis.value(String.class).setex(key, 3_600, "1");
    long revokedAt = System.currentTimeMillis();
    revoked.awaitClosed();

    assertThat(revoked.closedAt - revokedAt).isLessThan(2_000);
    assertThat(revoked.socket.closeStatusCode()).isEqualTo((short) 4501);
    assertThat(other.socket.isClosed()).isFalse();
    String ticket = stageTicket(link, game.quizId, System.currentTimeMillis() / 1_000 + 3_600);
    assertThat(TestPlayer.refused(vertx, port(), "/ws?ticket=" + ticket, null).getStatus())
        .isEqualTo(401);
  }

  @Test
  void aStageIsClosedWhenItsLinkExpires() {
    TestOwner.Played game = owner.schedule(Duration.ofMinutes(10), 2, 1);
    TestPlayer stage = stage(LINKS.incrementAndGet(), game.quizId, Duration.ofSeconds(2));
    stage.await("quiz:player_count");

    stage.awaitClosed();

    assertThat(stage.socket.closeStatusCode()).isEqualTo((short) 4501);
    assertThat(stage.types()).doesNotContain("TOKEN_EXPIRE_SOON");
  }
}
