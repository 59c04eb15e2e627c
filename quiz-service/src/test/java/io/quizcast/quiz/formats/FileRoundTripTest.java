package io.quizcast.quiz.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizcast.quiz.formats.table.SpreadsheetCell;
import io.quizcast.quiz.questions.QuestionCheck;
import io.quizcast.quiz.questions.QuestionDraft;
import io.quizcast.quiz.questions.QuestionInput;
import io.quizcast.quiz.questions.Wording;
import io.quizcast.quiz.refusal.ValidationError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FileRoundTripTest {
  private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";

  @Property(tries = 150)
  void anExportIsImportedUnchanged(@ForAll("drafts") List<QuestionDraft> drafts)
      throws IOException {
    for (QuestionFormat format :
        List.of(QuestionFormat.JSON, QuestionFormat.CSV, QuestionFormat.XLSX)) {
      byte[] file = written(format, drafts);
      assertThat(Reading.read(file, Optional.of(format)).questions())
          .as(format.wire())
          .isEqualTo(drafts);
    }
  }

  @Property(tries = 300)
  void noCellStartsLikeAFormulaAndNoTextIsLost(@ForAll String text) {
    String cell = SpreadsheetCell.safe(text);
    assertThat(cell.isEmpty() || FORMULA_STARTS.indexOf(cell.charAt(0)) < 0).isTrue();
    assertThat(SpreadsheetCell.plain(cell)).isEqualTo(text);
  }

  @Example
  void aQuestionThatLooksLikeAFormulaIsExportedAsText() throws IOException {
    QuestionDraft evil =
        draft(Map.of("en", new Wording("=HYPERLINK(\"http://x\")", List.of("@SUM(1)", "-1"), null)))
            .orElseThrow();
    String csv = new String(written(QuestionFormat.CSV, List.of(evil)), StandardCharsets.UTF_8);
    assertThat(csv).contains("'=HYPERLINK").contains("'@SUM(1)").contains("'-1");
  }

  static byte[] written(QuestionFormat format, List<QuestionDraft> drafts) throws IOException {
    SortedSet<String> languages = new TreeSet<>();
    drafts.forEach(draft -> languages.addAll(draft.texts().byLanguage().keySet()));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new QuestionWriter(Reading.JSON)
        .write(
            format,
            new QuestionWriter.Cursor() {
              @Override
              public SortedSet<String> languages() {
                return languages;
              }

              @Override
              public void each(Sink sink) throws IOException {
                for (QuestionDraft draft : drafts) {
                  sink.take(input(draft));
                }
              }
            },
            out);
    return out.toByteArray();
  }

  private static QuestionInput input(QuestionDraft draft) {
    return QuestionInput.of(
        draft.texts().byLanguage(),
        draft.correctOption(),
        draft.difficulty(),
        draft.timeLimitSec(),
        draft.pointValue(),
        draft.position(),
        new QuestionInput.Details(
            draft.category(),
            new ArrayList<>(draft.tags()),
            draft.source(),
            draft.licence(),
            draft.explanationSource()));
  }

  @Provide
  Arbitrary<List<QuestionDraft>> drafts() {
    return questions()
        .filter(Optional::isPresent)
        .map(Optional::get)
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }

  private static Arbitrary<Optional<QuestionDraft>> questions() {
    Arbitrary<Map<String, Wording>> texts =
        Combinators.combine(wordings(4), wordings(4), Arbitraries.integers().between(0, 3))
            .as(
                (one, other, which) -> {
                  Map<String, Wording> byLanguage = new TreeMap<>();
                  byLanguage.put(which == 0 ? "en" : "ru", one);
                  if (which > 1) {
                    byLanguage.put("kk", other);
                  }
                  if (which > 2) {
                    byLanguage.put("zh-hans", new Wording(other.text(), List.of(), null));
                  }
                  return byLanguage;
                });
    return Combinators.combine(
            texts,
            Arbitraries.integers().between(0, 3),
            Arbitraries.integers().between(1, 5),
            Arbitraries.integers().between(5, 60),
            text(3, 40).list().ofMaxSize(3),
            text(1, 20).injectNull(0.5),
            Arbitraries.integers().between(1, 10).injectNull(0.5))
        .as(
            (wordings, correct, difficulty, time, tags, label, position) ->
                checked(
                    QuestionInput.of(
                        wordings,
                        correct,
                        difficulty,
                        time,
                        1 + time,
                        position,
                        new QuestionInput.Details(
                            label,
                            new ArrayList<>(tags),
                            label,
                            label,
                            "https://example.org/?q=" + time))));
  }

  private static Arbitrary<Wording> wordings(int options) {
    return Combinators.combine(
            text(3, 60),
            text(1, 30).list().ofSize(options).uniqueElements(),
            text(1, 30).injectNull(0.5))
        .as(Wording::new);
  }

  /** Generates texts with more problematic characters than people would type. */
  private static Arbitrary<String> text(int min, int max) {
    return Arbitraries.oneOf(
            Arbitraries.strings().all().ofMinLength(min).ofMaxLength(max),
            Arbitraries.strings()
                .withChars("'\"=+-@;,\\\t\n<>&_x0041_{}~#:|абвқңё😀 ")
                .ofMinLength(min)
                .ofMaxLength(max))
        .map(text -> text.replace("\r", "\n"));
  }

  private static Optional<QuestionDraft> draft(Map<String, Wording> texts) {
    return checked(QuestionInput.of(texts, 0, 1, null, null, null, QuestionInput.Details.NONE));
  }

  private static Optional<QuestionDraft> checked(QuestionInput input) {
    List<ValidationError> errors = new ArrayList<>();
    return new QuestionCheck(QuestionCheck.Kind.POOL, errors).check(0, input);
  }
}
