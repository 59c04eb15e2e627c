package io.quizcast.quiz.formats;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quizcast.quiz.questions.QuestionCheck;
import io.quizcast.quiz.questions.QuestionDraft;
import io.quizcast.quiz.refusal.Refusal;
import io.quizcast.quiz.refusal.ValidationError;
import io.quizcast.quiz.refusal.ValidationFailed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The valid questions of a file.
 *
 * @param notes changes that were made so that questions fit the limits, in English; usually empty
 */
public record QuestionFile(
    QuestionFormat format, List<QuestionDraft> questions, List<String> notes) {
  private static final Pattern AIKEN = Pattern.compile("(?im)^\\s*ANSWER\\s*:\\s*[A-Z]\\s*$");
  private static final Pattern GIFT = Pattern.compile("(?s)\\{\\s*(?:[=~#]|T|F|TRUE|FALSE|})");
  private static final int HEAD = 4_096;

  /**
   * Reads a file.
   *
   * @param named the format that the caller specified; if empty, it is detected from the content
   * @throws ValidationFailed naming each error by cell, line or index
   */
  public static QuestionFile read(
      byte[] file,
      Optional<QuestionFormat> named,
      QuestionCheck.Kind kind,
      QuestionReader.Options options,
      ObjectMapper json) {
    QuestionFormat format = named.orElseGet(() -> detect(file));
    QuestionSink sink = new QuestionSink(options.maxQuestions());
    reader(format, json).read(file, options, sink);
    List<QuestionDraft> drafts = checked(sink, kind, options.difficulty());
    if (drafts.isEmpty()) {
      throw Refusal.UNPROCESSABLE.because("the file has no questions");
    }
    return new QuestionFile(format, drafts, sink.notes());
  }

  static QuestionReader reader(QuestionFormat format, ObjectMapper json) {
    return switch (format) {
      case JSON -> new JsonQuestionReader(json);
      case CSV, XLSX, KAHOOT -> new TableReader(format);
      case GIFT -> new GiftReader();
      case AIKEN -> new AikenReader();
      case OPENTDB -> new OpenTdbReader(json);
    };
  }

  private static List<QuestionDraft> checked(
      QuestionSink sink, QuestionCheck.Kind kind, int difficulty) {
    List<QuestionDraft> drafts = new ArrayList<>();
    List<ValidationError> errors = new ArrayList<>(sink.errors());
    Set<String> reported = new HashSet<>();
    errors.forEach(error -> reported.add(error.index() + " " + error.cell()));
    for (QuestionSink.Found found : sink.found()) {
      List<ValidationError> own = new ArrayList<>();
      new QuestionCheck(kind, own, difficulty)
          .check(found.index(), found.input())
          .ifPresent(drafts::add);
      for (ValidationError error : own) {
        String cell = found.locations().of(error.field());
        // The validation would report an unreadable cell as missing too, although one error for it
        // is enough.
        if (cell == null || reported.add(error.index() + " " + cell)) {
          errors.add(new ValidationError(error.index(), error.field(), error.message(), cell));
        }
      }
    }
    if (!errors.isEmpty()) {
      errors.sort(Comparator.comparingInt(ValidationError::index));
      throw new ValidationFailed(errors);
    }
    return drafts;
  }

  private static QuestionFormat detect(byte[] file) {
    if (file.length > 3 && (file[0] & 0xFF) == 0xD0 && (file[1] & 0xFF) == 0xCF) {
      throw Refusal.UNPROCESSABLE.because(
          "old .xls workbooks, and those with a password, cannot be read; save it as .xlsx");
    }
    if (file.length > 1 && file[0] == 'P' && file[1] == 'K') {
      return QuestionFormat.XLSX;
    }
    String text = FileText.decode(file);
    String head = text.substring(0, Math.min(HEAD, text.length())).strip();
    if (head.startsWith("{") || head.startsWith("[")) {
      return head.contains("\"response_code\"") || head.contains("\"incorrect_answers\"")
          ? QuestionFormat.OPENTDB
          : QuestionFormat.JSON;
    }
    if (AIKEN.matcher(text).find()) {
      return QuestionFormat.AIKEN;
    }
    return GIFT.matcher(head).find() ? QuestionFormat.GIFT : QuestionFormat.CSV;
  }
}
