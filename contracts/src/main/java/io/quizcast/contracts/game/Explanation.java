package io.quizcast.contracts.game;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why the right option of a question is right. It can give the answer away, so it is never sent
 * before {@code judge}.
 *
 * @param texts the texts by language code; at least one
 * @param source link to a page that confirms the explanation
 */
public record Explanation(Map<String, String> texts, @Nullable String source) {}
