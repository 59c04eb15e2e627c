package io.quizcast.quiz.preview;

import io.quizcast.guard.language.Texts;
import io.quizcast.quiz.quizzes.QuizEntity;
import io.quizcast.quiz.quizzes.QuizStatus;
import java.text.NumberFormat;
import java.time.Instant;
import org.apache.commons.text.StringEscapeUtils;

/**
 * Writes the head of a quiz's page: its title, description and Open Graph tags, from which
 * messengers and search engines make the preview of a link.
 */
final class PreviewTags {
  /** Messengers show no more characters than this. */
  private static final int MAX_DESCRIPTION = 300;

  private final StringBuilder tags = new StringBuilder();

  private PreviewTags() {}

  /**
   * The tags of one quiz.
   *
   * @param site where browsers find the pages, without a slash at the end; Open Graph needs
   *     absolute addresses
   */
  static String of(QuizEntity quiz, Texts.Words words, String site) {
    String title = oneLine(quiz.title);
    String description = description(quiz, words);
    PreviewTags preview = new PreviewTags();
    preview.tags.append("<title>").append(escaped(title)).append(" · Quizcast</title>\n");
    preview.meta("name", "description", description);
    preview.meta("property", "og:type", "website");
    preview.meta("property", "og:site_name", "Quizcast");
    preview.meta("property", "og:title", title);
    preview.meta("property", "og:description", description);
    preview.meta("property", "og:url", site + "/quiz/" + quiz.id);
    preview.meta("property", "og:image", site + "/icon-512.png");
    preview.meta("property", "og:image:width", "512");
    preview.meta("property", "og:image:height", "512");
    preview.meta("property", "og:image:alt", "Quizcast");
    preview.meta("name", "twitter:card", "summary");
    return preview.tags.toString();
  }

  private static String description(QuizEntity quiz, Texts.Words words) {
    String fund = NumberFormat.getIntegerInstance(words.language()).format(quiz.prizeFund);
    StringBuilder text = new StringBuilder(words.filled("fund", fund));
    if (quiz.status == QuizStatus.SCHEDULED) {
      Instant start = quiz.scheduledTime;
      text.append(' ').append(words.filled("start", words.day(start), words.time(start)));
    }
    if (!quiz.description.isEmpty()) {
      text.append(' ').append(oneLine(quiz.description));
    }
    return shortened(text.toString());
  }

  private static String oneLine(String text) {
    return text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
  }

  /** Never cuts a surrogate pair in two. */
  private static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= MAX_DESCRIPTION
        ? text
        : text.substring(0, text.offsetByCodePoints(0, MAX_DESCRIPTION - 1)) + "…";
  }

  private static String escaped(String text) {
    return StringEscapeUtils.escapeXml10(text);
  }

  private void meta(String kind, String name, String content) {
    tags.append("<meta ")
        .append(kind)
        .append("=\"")
        .append(name)
        .append("\" content=\"")
        .append(escaped(content))
        .append("\">\n");
  }
}
