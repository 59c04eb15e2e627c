package io.quizcast.quiz.preview;

import io.smallrye.config.ConfigMapping;

/** What previews of links need to know. */
@ConfigMapping(prefix = "quizcast.preview")
interface PreviewConfig {
  /** Where browsers find the pages, without a slash at the end. */
  String site();
}
