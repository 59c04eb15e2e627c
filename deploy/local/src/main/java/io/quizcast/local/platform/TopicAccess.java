package io.quizcast.local.platform;

import static io.quizcast.contracts.Topics.GAME_COMMANDS;
import static io.quizcast.contracts.Topics.GAME_EVENTS;
import static io.quizcast.contracts.Topics.GAME_RESULTS;
import static io.quizcast.contracts.Topics.GAME_SNAPSHOTS;
import static io.quizcast.contracts.Topics.USER_EVENTS;

import java.util.List;
import java.util.Set;

/**
 * The rights of a service on Kafka, in every installation. Only quiz-service may read {@code
 * game.commands}, because its commands have not been decided yet.
 *
 * @param groups consumer groups; a name that ends with {@code *} is a prefix, because every gateway
 *     has its own group
 */
public record TopicAccess(
    String service, Set<String> reads, Set<String> writes, Set<String> groups) {

  /** The rights of all services. */
  public static List<TopicAccess> all() {
    return List.of(
        new TopicAccess(
            "auth-service",
            Set.of(USER_EVENTS),
            Set.of(USER_EVENTS, USER_EVENTS + ".dead.auth"),
            Set.of("auth-profiles")),
        new TopicAccess(
            "user-service",
            Set.of(USER_EVENTS, GAME_RESULTS),
            Set.of(USER_EVENTS, USER_EVENTS + ".dead.user", GAME_RESULTS + ".dead.user"),
            Set.of("user-service")),
        new TopicAccess(
            "quiz-service",
            Set.of(GAME_COMMANDS, USER_EVENTS),
            Set.of(
                GAME_COMMANDS,
                GAME_EVENTS,
                GAME_SNAPSHOTS,
                GAME_RESULTS,
                USER_EVENTS + ".dead.quiz"),
            Set.of("quiz-player-names")),
        new TopicAccess(
            "realtime-gateway",
            Set.of(GAME_EVENTS, GAME_SNAPSHOTS, USER_EVENTS),
            Set.of(GAME_COMMANDS, USER_EVENTS + ".dead.gateway"),
            Set.of("realtime-gateway-*")));
  }
}
