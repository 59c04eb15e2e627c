package io.quizcast.quiz.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads Moodle's GIFT format: questions separated by blank lines, with answers in braces. Accepts
 * multiple-choice questions with one right answer and true-or-false questions; reports an error for
 * any other kind.
 */
final class GiftReader implements QuestionReader {
  private static final Pattern CATEGORY = Pattern.compile("\\$CATEGORY:(.*)");
  private static final Pattern FORMAT = Pattern.compile("(?s)\\[(html|moodle|plain|markdown)](.*)");
  private static final Pattern WEIGHT = Pattern.compile("(?s)%(-?\\d{1,3}(?:\\.\\d{1,5})?)%(.*)");
  private static final Pattern TRUTH = Pattern.compile("(?i)(T|TRUE|F|FALSE)");
  private static final String GAP = "_____";

  @Override
  public void read(byte[] file, QuestionReader.Options options, QuestionSink sink) {
    String[] lines = FileText.lines(FileText.decode(file)).split("\n", -1);
    Block block = new Block(options, sink);
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i];
      Matcher category = CATEGORY.matcher(line.strip());
      if (line.isBlank()) {
        block.end();
      } else if (category.matches()) {
        block.end();
        block.category(category.group(1));
      } else if (!line.strip().startsWith("//")) {
        block.take(line, i + 1);
      }
    }
    block.end();
  }

  private static final class Block {
    private final QuestionReader.Options options;
    private final QuestionSink sink;
    private final StringBuilder text = new StringBuilder();
    private @Nullable String category;
    private int start;

    Block(QuestionReader.Options options, QuestionSink sink) {
      this.options = options;
      this.sink = sink;
    }

    /** Sets the category to the last part of a path such as {@code $course$/Geography}. */
    void category(String path) {
      String last = path.substring(path.lastIndexOf('/') + 1).strip();
      category = last.isEmpty() ? null : last;
    }

    void take(String line, int number) {
      if (text.isEmpty()) {
        start = number;
      } else {
        text.append('\n');
      }
      text.append(line);
    }

    void end() {
      if (text.isEmpty()) {
        return;
      }
      String block = text.toString().strip();
      text.setLength(0);
      try {
        DraftQuestion question = question(block);
        sink.add(
            question.input(options.language(), null, null, null),
            QuestionSink.Locations.line(start));
      } catch (Unreadable reason) {
        sink.error("question", String.valueOf(reason.getMessage()), "line " + start);
        sink.skip();
      }
    }

    private DraftQuestion question(String block) throws Unreadable {
      String rest = withoutTitle(block);
      boolean html = false;
      Matcher format = FORMAT.matcher(rest);
      if (format.matches()) {
        html = format.group(1).equals("html");
        rest = format.group(2);
      }
      int open = find(rest, "{", 0);
      int close = open < 0 ? -1 : find(rest, "}", open + 1);
      if (close < 0) {
        throw new Unreadable(open < 0 ? "has no answers in { }" : "its { is never closed");
      }
      String before = rest.substring(0, open).strip();
      String after = rest.substring(close + 1).strip();
      String asked = after.isEmpty() ? before : (before + " " + GAP + " " + after).strip();
      return answers(plain(asked, html), rest.substring(open + 1, close), html);
    }

    private DraftQuestion answers(String asked, String body, boolean html) throws Unreadable {
      int feedback = body.indexOf("####");
      String note = feedback < 0 ? "" : plain(body.substring(feedback + 4), html);
      String explanation = note.isEmpty() ? null : note;
      String list = (feedback < 0 ? body : body.substring(0, feedback)).strip();
      if (list.isEmpty()) {
        throw new Unreadable("is an essay; a game needs options to choose from");
      }
      if (list.startsWith("#")) {
        throw new Unreadable("asks for a number; a game needs options to choose from");
      }
      int hash = find(list, "#", 0);
      Matcher truth = TRUTH.matcher((hash < 0 ? list : list.substring(0, hash)).strip());
      if (truth.matches()) {
        boolean right = truth.group(1).toUpperCase(java.util.Locale.ROOT).startsWith("T");
        return new DraftQuestion(
            asked,
            DraftQuestion.trueOrFalse(options.language()),
            right ? 0 : 1,
            explanation,
            category);
      }
      return choice(asked, list, explanation, html);
    }

    private DraftQuestion choice(
        String asked, String list, @Nullable String explanation, boolean html) throws Unreadable {
      List<String> choices = new ArrayList<>();
      List<Integer> right = new ArrayList<>();
      boolean wrong = false;
      int at = find(list, "=~", 0);
      if (at != 0) {
        throw new Unreadable("its answers must begin with = or ~");
      }
      while (at < list.length()) {
        int next = find(list, "=~", at + 1);
        int end = next < 0 ? list.length() : next;
        String item = list.substring(at + 1, end);
        boolean marked = list.charAt(at) == '=';
        Matcher weight = WEIGHT.matcher(item.strip());
        if (weight.matches()) {
          double percent = Double.parseDouble(weight.group(1));
          if (percent > 0 && percent < 100) {
            throw new Unreadable("has several answers that are partly right");
          }
          marked = percent >= 100;
          item = weight.group(2);
        }
        int hash = find(item, "#", 0);
        String text = hash < 0 ? item : item.substring(0, hash);
        if (marked && text.contains("->")) {
          throw new Unreadable("matches pairs; a game needs options to choose from");
        }
        if (marked) {
          right.add(choices.size());
        } else {
          wrong = true;
        }
        choices.add(plain(text, html));
        at = end;
      }
      if (!wrong) {
        throw new Unreadable("asks for a word; a game needs wrong options too");
      }
      if (right.size() != 1) {
        throw new Unreadable("must have exactly one right answer, it has " + right.size());
      }
      return new DraftQuestion(asked, choices, right.getFirst(), explanation, category);
    }

    private static String withoutTitle(String block) {
      if (!block.startsWith("::")) {
        return block;
      }
      int end = block.indexOf("::", 2);
      while (end > 0 && block.charAt(end - 1) == '\\') {
        end = block.indexOf("::", end + 1);
      }
      return end < 0 ? block : block.substring(end + 2).strip();
    }
  }

  /**
   * Thrown when a block is not a valid question. Has no stack trace, because it is expected and
   * caught.
   */
  private static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String reason) {
      super(reason, null, false, false);
    }
  }

  /** Index of the first character of {@code wanted} without a backslash before it, or -1. */
  private static int find(String text, String wanted, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (wanted.indexOf(c) >= 0) {
        return i;
      }
    }
    return -1;
  }

  private static String plain(String text, boolean html) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length()) {
        char escaped = text.charAt(++i);
        if (escaped == 'n') {
          plain.append('\n');
        } else if ("~=#{}:\\".indexOf(escaped) >= 0) {
          plain.append(escaped);
        } else {
          plain.append(c).append(escaped);
        }
      } else {
        plain.append(c);
      }
    }
    String read = plain.toString();
    return (html ? FileText.unescapeHtml(read.replaceAll("<[^<>]{1,200}>", " ")) : read).strip();
  }
}
