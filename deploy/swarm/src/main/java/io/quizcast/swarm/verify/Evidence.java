package io.quizcast.swarm.verify;

import io.quizcast.swarm.game.AcceptedFile.Promise;
import java.sql.Connection;
import java.util.List;

/**
 * What is known of a finished game from both sides.
 *
 * @param promises what the players were told, the last per player and question
 * @param database the quiz database; only read
 */
public record Evidence(long quizId, List<Promise> promises, Connection database) {}
