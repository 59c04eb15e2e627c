package io.quizcast.contracts.game;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why the right option of a question is right. It can betray the answer, so it travels with {@code
 * judge} and never before.
 *
 * @param texts by language code; at least one
 * @param source link to where it can be looked up
 */
public record Explanation(Map<String, String> texts, @Nullable String source) {}
