package io.quizcast.quiz.preview;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings for the previews of links. */
@ConfigMapping(prefix = "quizcast.preview")
interface PreviewConfig {
  /** Where browsers find the pages, without a slash at the end. */
  @WithDefault("http://localhost:8080")
  String site();
}
