package io.quizcast.e2e.invariant.trace;

import java.sql.Connection;
import java.util.List;

/**
 * Facts about a game from outside its players, its topic and the quiz database.
 *
 * @param users the user database; only read
 * @param leaks places where a right option appeared too early, one readable line each
 * @param replay output of {@code ./quizcast replay}; empty if it has not run
 */
public record Outside(Connection users, List<String> leaks, List<String> replay) {}
