package io.quizcast.guard.language;

import java.util.function.UnaryOperator;

/** An error body whose texts can be translated. */
public interface LocalizedBody {
  /** The same body with every text translated. */
  LocalizedBody translated(UnaryOperator<String> translate);
}
