package io.quizcast.e2e.invariant;

import java.sql.Connection;
import java.util.List;

/**
 * What is known of a game beyond its players, its topic and the quiz database.
 *
 * @param users the user database; only read
 * @param leaks where a right option turned up too early, a readable line each
 * @param replay what {@code ./quizcast replay} printed; empty as long as it was not asked
 */
public record Outside(Connection users, List<String> leaks, List<String> replay) {}
