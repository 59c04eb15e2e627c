package io.quizcast.quiz.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads Moodle's Aiken format: the question, a line for each lettered option, then {@code ANSWER:
 * B}.
 */
final class AikenReader implements QuestionReader {
  private static final Pattern OPTION = Pattern.compile("([A-Z])[.)]\\s+(\\S.*)");
  private static final Pattern ANSWER = Pattern.compile("(?i)ANSWER\\s*:\\s*(\\S.*)");

  @Override
  public void read(byte[] file, QuestionReader.Options options, QuestionSink sink) {
    Block block = new Block(options, sink);
    String[] lines = FileText.lines(FileText.decode(file)).split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i].strip();
      if (!line.isEmpty()) {
        block.take(line, i + 1);
      }
    }
    block.end();
  }

  /** Collects the lines of one question. */
  private static final class Block {
    private final QuestionReader.Options reading;
    private final QuestionSink sink;
    private final List<String> text = new ArrayList<>();
    private final List<String> options = new ArrayList<>();
    private final List<Integer> optionLines = new ArrayList<>();
    private int start;

    Block(QuestionReader.Options reading, QuestionSink sink) {
      this.reading = reading;
      this.sink = sink;
    }

    void take(String line, int number) {
      Matcher answer = ANSWER.matcher(line);
      if (answer.matches()) {
        close(answer.group(1).strip(), number);
        return;
      }
      Matcher option = OPTION.matcher(line);
      if (!text.isEmpty() && option.matches()) {
        char expected = (char) ('A' + options.size());
        if (option.group(1).charAt(0) != expected) {
          sink.error("options", "option " + expected + " was expected here", "line " + number);
        }
        options.add(option.group(2));
        optionLines.add(number);
        return;
      }
      if (!options.isEmpty()) {
        sink.error("correct_option", "a line ANSWER: is missing before this one", "line " + number);
        sink.skip();
        clear();
      }
      if (text.isEmpty()) {
        start = number;
      }
      text.add(line);
    }

    void end() {
      if (!text.isEmpty()) {
        sink.error("correct_option", "a line ANSWER: is missing", "line " + start);
        sink.skip();
      }
    }

    private void close(String answer, int number) {
      Integer correct = null;
      if (!answer.matches("[A-Za-z]")) {
        sink.error("correct_option", "must be one letter", "line " + number);
      } else {
        int index = Character.toUpperCase(answer.charAt(0)) - 'A';
        if (index < options.size()) {
          correct = index;
        } else {
          sink.error("correct_option", "names no option of this question", "line " + number);
        }
      }
      DraftQuestion question =
          new DraftQuestion(String.join("\n", text), List.copyOf(options), correct, null, null);
      sink.add(
          question.input(reading.language(), null, null, null),
          locations(text.isEmpty() ? number : start, List.copyOf(optionLines), number));
      clear();
    }

    private QuestionSink.Locations locations(int textLine, List<Integer> lines, int answerLine) {
      return field -> {
        if (field.equals("correct_option")) {
          return "line " + answerLine;
        }
        Matcher option = Pattern.compile(".*options\\[(\\d{1,3})]").matcher(field);
        if (option.matches() && Integer.parseInt(option.group(1)) < lines.size()) {
          return "line " + lines.get(Integer.parseInt(option.group(1)));
        }
        return "line " + textLine;
      };
    }

    private void clear() {
      text.clear();
      options.clear();
      optionLines.clear();
    }
  }
}
