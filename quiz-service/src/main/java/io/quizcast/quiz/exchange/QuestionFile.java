package io.quizcast.quiz.exchange;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quizcast.quiz.questions.QuestionCheck;
import io.quizcast.quiz.questions.QuestionDraft;
import io.quizcast.quiz.refusal.Flaw;
import io.quizcast.quiz.refusal.FlawsFound;
import io.quizcast.quiz.refusal.Refusal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A file of questions, read and checked as a whole.
 *
 * @param notes what was bent to fit, in English; empty as a rule
 */
record QuestionFile(QuestionFormat format, List<QuestionDraft> questions, List<String> notes) {
  private static final Pattern AIKEN = Pattern.compile("(?im)^\\s*ANSWER\\s*:\\s*[A-Z]\\s*$");
  private static final Pattern GIFT = Pattern.compile("(?s)\\{\\s*(?:[=~#]|T|F|TRUE|FALSE|})");
  private static final int HEAD = 4_096;

  /**
   * Reads a file.
   *
   * @param named what the caller says it is; empty: told by its content
   * @throws FlawsFound naming each flaw by its cell, line or index
   */
  static QuestionFile read(
      byte[] file,
      Optional<QuestionFormat> named,
      QuestionCheck.Kind kind,
      ReadingOptions options,
      ObjectMapper json) {
    QuestionFormat format = named.orElseGet(() -> detect(file));
    QuestionSink sink = new QuestionSink(options.maxQuestions());
    reader(format, json).read(file, options, sink);
    List<QuestionDraft> drafts = checked(sink, kind);
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

  private static List<QuestionDraft> checked(QuestionSink sink, QuestionCheck.Kind kind) {
    List<QuestionDraft> drafts = new ArrayList<>();
    List<Flaw> flaws = new ArrayList<>(sink.flaws());
    Set<String> told = new HashSet<>();
    flaws.forEach(flaw -> told.add(flaw.index() + " " + flaw.cell()));
    for (QuestionSink.Found found : sink.found()) {
      List<Flaw> own = new ArrayList<>();
      new QuestionCheck(kind, own).check(found.index(), found.input()).ifPresent(drafts::add);
      for (Flaw flaw : own) {
        String cell = found.places().of(flaw.field());
        // What could not be read is missing to the check as well; one word about a cell is enough.
        if (cell == null || told.add(flaw.index() + " " + cell)) {
          flaws.add(new Flaw(flaw.index(), flaw.field(), flaw.message(), cell));
        }
      }
    }
    if (!flaws.isEmpty()) {
      flaws.sort(Comparator.comparingInt(Flaw::index));
      throw new FlawsFound(flaws);
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
