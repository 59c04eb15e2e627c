package io.quizcast.guard.language;

import java.util.function.UnaryOperator;

/** An error body with translatable texts. */
public interface LocalizedBody {
  /** Returns the same body with every text translated. */
  LocalizedBody translated(UnaryOperator<String> translate);
}
