package io.quizcast.contracts.results;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * A record on {@code game.results}, keyed by quiz id, so that changes of a prize follow the result
 * to which they belong. A record without {@code type} is a batch of results.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type", defaultImpl = GameResults.class)
@JsonSubTypes({
  @Type(value = GameResults.class, name = "game_results"),
  @Type(value = PrizesChanged.class, name = "prizes_changed"),
})
public sealed interface ResultsRecord permits GameResults, PrizesChanged {}
