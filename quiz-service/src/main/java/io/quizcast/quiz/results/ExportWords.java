package io.quizcast.quiz.results;

import io.quizcast.quiz.formats.table.SpreadsheetCell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words of an exported file in one language. The contract defines the Russian ones. */
enum ExportWords {
  RU(
      "Результаты",
      List.of(
          "Место",
          "Пользователь",
          "Очки",
          "Правильных",
          "Всего вопросов",
          "Победитель",
          "Выбыл",
          "Вопрос выбытия",
          "Причина выбытия",
          "Приз"),
      "Да",
      "Нет",
      "Время истекло",
      "Неверный ответ",
      "Отключился",
      "Удалён организатором"),
  KK(
      "Нәтижелер",
      List.of(
          "Орын",
          "Пайдаланушы",
          "Ұпай",
          "Дұрыс жауап",
          "Барлық сұрақ",
          "Жеңімпаз",
          "Шығып қалды",
          "Шыққан сұрағы",
          "Шығу себебі",
          "Жүлде"),
      "Иә",
      "Жоқ",
      "Уақыт бітті",
      "Қате жауап",
      "Байланыс үзілді",
      "Ұйымдастырушы шығарды"),
  EN(
      "Results",
      List.of(
          "Place",
          "Player",
          "Score",
          "Correct",
          "Questions",
          "Winner",
          "Out",
          "Out at question",
          "Reason",
          "Prize"),
      "Yes",
      "No",
      "Time is up",
      "Wrong answer",
      "Disconnected",
      "Removed by the host");

  final String sheet;
  final List<String> captions;
  private final String yes;
  private final String no;
  private final String late;
  private final String wrong;
  private final String lost;
  private final String removed;

  ExportWords(
      String sheet,
      List<String> captions,
      String yes,
      String no,
      String late,
      String wrong,
      String lost,
      String removed) {
    this.sheet = sheet;
    this.captions = captions;
    this.yes = yes;
    this.no = no;
    this.late = late;
    this.wrong = wrong;
    this.lost = lost;
    this.removed = removed;
  }

  /** The words in a language; Russian for an unknown one. */
  static ExportWords of(@Nullable String language) {
    return switch (language) {
      case "kk" -> KK;
      case "en" -> EN;
      case null, default -> RU;
    };
  }

  String yesOrNo(boolean value) {
    return value ? yes : no;
  }

  /** The reason as text, or its code if it is unknown. */
  String reason(@Nullable String code) {
    return switch (code) {
      case null -> "";
      case "time_exceeded", "no_answer_timeout" -> late;
      case "incorrect_answer" -> wrong;
      case "disconnected" -> lost;
      case "removed" -> removed;
      default -> SpreadsheetCell.safe(code);
    };
  }
}
