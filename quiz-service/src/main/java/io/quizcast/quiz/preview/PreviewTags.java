package io.quizcast.quiz.preview;

import io.quizcast.quiz.quizzes.QuizEntity;
import io.quizcast.quiz.quizzes.QuizStatus;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;
import org.apache.commons.text.StringEscapeUtils;

/**
 * Writes the head of a quiz's page: its title, description and Open Graph tags, from which
 * messengers and search engines make the preview of a link.
 */
final class PreviewTags {
  /** The time zone in which the start is written, as in reminders. */
  private static final ZoneId ZONE = ZoneId.of("Asia/Almaty");

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
  static String of(QuizEntity quiz, Locale language, String site) {
    String title = oneLine(quiz.title);
    String description = description(quiz, language);
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

  private static String description(QuizEntity quiz, Locale language) {
    ResourceBundle words =
        ResourceBundle.getBundle(
            "preview/preview",
            language,
            PreviewTags.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    String fund = NumberFormat.getIntegerInstance(language).format(quiz.prizeFund);
    StringBuilder text = new StringBuilder(filled(words, "fund", fund));
    if (quiz.status == QuizStatus.SCHEDULED) {
      var start = quiz.scheduledTime.atZone(ZONE);
      text.append(' ')
          .append(
              filled(
                  words,
                  "start",
                  DateTimeFormatter.ofPattern(words.getString("day"), language).format(start),
                  DateTimeFormatter.ofPattern("HH:mm", language).format(start)));
    }
    if (!quiz.description.isEmpty()) {
      text.append(' ').append(oneLine(quiz.description));
    }
    return shortened(text.toString());
  }

  private static String filled(ResourceBundle words, String key, Object... values) {
    return new MessageFormat(words.getString(key), Locale.ROOT).format(values);
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
