package io.quizcast.e2e.invariant.trace;

import io.quizcast.swarm.game.AcceptedFile.Promise;
import java.sql.Connection;
import java.util.List;

/**
 * What players and the database say about a finished game.
 *
 * @param promises the last acknowledgement per player and question
 * @param database the quiz database; only read
 */
public record Evidence(long quizId, List<Promise> promises, Connection database) {}
