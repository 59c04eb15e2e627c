package io.quizcast.quiz.preview;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizcast.guard.language.Texts;
import io.quizcast.quiz.quizzes.QuizEntity;
import io.quizcast.quiz.quizzes.QuizStatus;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreviewTagsTest {
  private static final Texts TEXTS = new Texts("quiz-previews", List.of("ru", "kk", "en"));
  private static final String SITE = "https://quizcast.example";

  @Test
  void aLinkShowsTitleTimeFundAndPicture() {
    assertThat(PreviewTags.of(quiz(), TEXTS.in("ru"), SITE).lines())
        .contains(
            "<title>Кубок знаний · Quizcast</title>",
            "<meta property=\"og:title\" content=\"Кубок знаний\">",
            "<meta property=\"og:url\" content=\"https://quizcast.example/quiz/17\">",
            "<meta property=\"og:image\" content=\"https://quizcast.example/icon-512.png\">")
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("<meta property=\"og:description\"")
                    .contains("Начало 25 ноября в 19:30 (время Алматы). Финал сезона")
                    .containsPattern("1\\D+000\\D+000 ₸"));
  }

  @Test
  void theTextFollowsTheLanguage() {
    assertThat(PreviewTags.of(quiz(), TEXTS.in("en"), SITE))
        .contains(
            "A live quiz with a prize fund of 1,000,000 ₸. It starts on 25 November at 19:30");
    assertThat(PreviewTags.of(quiz(), TEXTS.in("kk"), SITE))
        .contains("Тікелей эфирдегі викторина")
        .contains("19:30 (Алматы уақыты)");
  }

  @Test
  void aGameThatIsOverNamesNoStart() {
    QuizEntity quiz = quiz();
    quiz.status = QuizStatus.COMPLETED;
    assertThat(PreviewTags.of(quiz, TEXTS.in("en"), SITE)).doesNotContain("It starts");
  }

  @Test
  void noTextLeavesItsTagOrCallsTheWebServer() {
    QuizEntity quiz = quiz();
    quiz.title = "</title><script>alert(1)</script>\"><!--# include file=\"x\" -->";
    quiz.description = "\" onload=\"x\r\n<img src=x onerror=y> & <!--# exec -->";
    String tags = PreviewTags.of(quiz, TEXTS.in("en"), SITE);
    assertThat(tags.lines()).allMatch(line -> line.matches("<title>[^<>]*</title>|<meta [^<>]*>"));
    assertThat(tags.lines().filter(line -> line.startsWith("<meta")))
        .allMatch(line -> line.chars().filter(c -> c == '"').count() == 4);
  }

  @Test
  void aLongDescriptionIsCutBetweenCharacters() {
    QuizEntity quiz = quiz();
    quiz.description = "🎉".repeat(400);
    String tags = PreviewTags.of(quiz, TEXTS.in("en"), SITE);
    assertThat(tags).contains("🎉…\">");
    assertThat(tags.lines()).allMatch(line -> line.length() < 800);
  }

  private static QuizEntity quiz() {
    QuizEntity quiz = new QuizEntity();
    quiz.id = 17L;
    quiz.title = "Кубок знаний";
    quiz.description = "Финал сезона";
    quiz.prizeFund = 1_000_000;
    quiz.scheduledTime = Instant.parse("2026-11-25T14:30:00Z");
    return quiz;
  }
}
