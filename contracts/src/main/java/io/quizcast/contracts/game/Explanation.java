package io.quizcast.contracts.game;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why the right option of a question is right. It can give away the answer, so it is never sent
 * before {@code judge}.
 *
 * @param texts by language code; at least one
 * @param source link to a page that confirms it
 */
public record Explanation(Map<String, String> texts, @Nullable String source) {}
