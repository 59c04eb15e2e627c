package io.quizcast.quiz.refusal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds texts in Java source: string literals, and literals joined with values, each of which
 * becomes {@code {}}.
 */
final class JavaTexts {
  private JavaTexts() {}

  /** Returns the texts that are passed to {@code call} as the argument {@code index}. */
  static Set<String> of(String source, String call, int index) {
    Set<String> texts = new TreeSet<>();
    for (int at = source.indexOf(call); at >= 0; at = source.indexOf(call, at + 1)) {
      List<String> arguments = split(inside(source, at + call.length()), ',');
      if (arguments.size() > index) {
        for (String alternative : alternatives(arguments.get(index).strip())) {
          String text = text(alternative);
          if (text.chars().anyMatch(Character::isAlphabetic)) {
            texts.add(text);
          }
        }
      }
    }
    return texts;
  }

  /** Returns the source up to the closing parenthesis. */
  private static String inside(String source, int from) {
    int depth = 0;
    for (int i = from; i < source.length(); i++) {
      char c = source.charAt(i);
      if (c == '"' || c == '\'') {
        i = endOfLiteral(source, i);
      } else if (c == '(') {
        depth++;
      } else if (c == ')' && depth-- == 0) {
        return source.substring(from, i);
      }
    }
    return "";
  }

  private static int endOfLiteral(String source, int start) {
    int i = start + 1;
    while (i < source.length() && source.charAt(i) != source.charAt(start)) {
      i += source.charAt(i) == '\\' ? 2 : 1;
    }
    return i;
  }

  private static List<String> split(String expression, char separator) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i < expression.length(); i++) {
      char c = expression.charAt(i);
      if (c == '"' || c == '\'') {
        i = endOfLiteral(expression, i);
      } else if (c == '(' || c == '{' || c == '[') {
        depth++;
      } else if (c == ')' || c == '}' || c == ']') {
        depth--;
      } else if (c == separator && depth == 0) {
        parts.add(expression.substring(from, i));
        from = i + 1;
      }
    }
    parts.add(expression.substring(from));
    return parts;
  }

  /** Returns the branches of a conditional expression, or the expression itself. */
  private static List<String> alternatives(String expression) {
    List<String> condition = split(expression, '?');
    if (condition.size() == 1) {
      return List.of(expression);
    }
    List<String> branches = new ArrayList<>();
    for (String part : condition.subList(1, condition.size())) {
      branches.addAll(split(part, ':'));
    }
    return branches;
  }

  private static String text(String expression) {
    StringBuilder text = new StringBuilder();
    for (String part : split(expression, '+')) {
      String piece = part.strip();
      if (!piece.startsWith("\"")) {
        text.append("{}");
        continue;
      }
      int end = endOfLiteral(piece, 0);
      String literal = piece.substring(1, end).translateEscapes();
      boolean formatted = piece.substring(end + 1).strip().startsWith(".formatted(");
      text.append(formatted ? literal.replaceAll("%[ds]", "{}") : literal);
    }
    return text.toString();
  }
}
