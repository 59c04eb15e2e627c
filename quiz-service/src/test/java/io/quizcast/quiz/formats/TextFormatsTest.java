package io.quizcast.quiz.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quizcast.quiz.questions.QuestionDraft;
import io.quizcast.quiz.refusal.ValidationFailed;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextFormatsTest {
  private static final String GIFT =
      """
      // question: 1  name: capital
      $CATEGORY: $course$/Geography

      ::Capital:: [html]Which city is the <b>capital</b> of&nbsp;Kazakhstan? {
        ~Almaty#no longer
        =Astana
        ~%0%Shymkent
        ####It became so in 1997.
      }

      The Caspian is a lake.{T}

      Two \\= 2 \\{sic\\} is {~wrong =right} they say.
      """;

  private static final String AIKEN =
      """
      Which river flows through Semey?
      A. Ishim
      B) Irtysh
      C. Ural
      ANSWER: B

      A second one,
      over two lines?
      A. yes
      B. no
      answer: a
      """;

  private static final String OPEN_TDB =
      """
      {"response_code":0,"results":[
      {"type":"multiple","difficulty":"easy","category":"Science &amp; Nature",
       "question":"What is &quot;H2O&quot;?","correct_answer":"Water",
       "incorrect_answers":["Salt","Sand","Caf&eacute;"]},
      {"type":"boolean","difficulty":"hard","category":"General Knowledge",
       "question":"Is it so?","correct_answer":"False","incorrect_answers":["True"]}]}
      """;

  @Test
  void aGiftFileWrittenByMoodleIsRead() {
    QuestionFile file = Reading.read(GIFT);
    assertThat(file.format()).isEqualTo(QuestionFormat.GIFT);
    QuestionDraft first = file.questions().getFirst();
    assertThat(first.texts().main().text().replaceAll("\\s+", " "))
        .isEqualTo("Which city is the capital of Kazakhstan?".replace(" of ", " of\u00a0"));
    assertThat(first.texts().main().options()).containsExactly("Almaty", "Astana", "Shymkent");
    assertThat(first.texts().main().explanation()).isEqualTo("It became so in 1997.");
    assertThat(first.correctOption()).isEqualTo(1);
    assertThat(first.category()).isEqualTo("Geography");
    assertThat(file.questions().get(1).texts().main().options())
        .containsExactly("Верно", "Неверно");
    assertThat(file.questions().get(2).texts().main().text())
        .isEqualTo("Two = 2 {sic} is _____ they say.");
    assertThat(file.questions().get(2).correctOption()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Who was it?{=Napoleon =Bonaparte} | asks for a word",
        "How much?{#3.14:0.01}              | asks for a number",
        "Match these.{=a -> b =c -> d ~x}   | matches pairs",
        "Write about it.{}                  | is an essay",
        "Only a statement without answers   | has no answers",
        "Both?{~%50%one ~%50%two ~three}    | partly right",
        "Two of them?{=one =two ~three}     | exactly one right answer",
        "None?{~one ~two}                   | exactly one right answer",
        "Open?{=one ~two                    | never closed"
      })
  void unsupportedQuestionsAreReportedByLine(String question, String reason) {
    ValidationFailed found =
        catchThrowableOfType(
            ValidationFailed.class,
            () ->
                Reading.read(
                    ("Good?{=yes ~no}\n\n" + question)
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8),
                    Optional.of(QuestionFormat.GIFT)));
    assertThat(found.listed()).hasSize(1);
    assertThat(found.listed().getFirst().cell()).isEqualTo("line 3");
    assertThat(found.listed().getFirst().message()).contains(reason);
  }

  @Test
  void anInvalidHtmlEntityIsLeftUnchanged() {
    QuestionFile file = Reading.read("::Years::[html]Which&#x110000; &amp; why? {=this ~that}");
    assertThat(file.questions().getFirst().texts().main().text())
        .isEqualTo("Which&#x110000; &amp; why?");
  }

  @Test
  void anAikenFileWrittenByMoodleIsRead() {
    QuestionFile file = Reading.read(AIKEN);
    assertThat(file.format()).isEqualTo(QuestionFormat.AIKEN);
    assertThat(file.questions()).hasSize(2);
    assertThat(file.questions().getFirst().texts().main().options())
        .containsExactly("Ishim", "Irtysh", "Ural");
    assertThat(file.questions().getFirst().correctOption()).isEqualTo(1);
    assertThat(file.questions().get(1).texts().main().text())
        .isEqualTo("A second one,\nover two lines?");
    assertThat(file.questions().get(1).correctOption()).isZero();
  }

  @Test
  void aikenErrorsAreReportedByLine() {
    ValidationFailed found =
        catchThrowableOfType(
            ValidationFailed.class,
            () ->
                Reading.read(
                    AIKEN.replace("ANSWER: B", "ANSWER: D")
                        + "\nNo answer here?\nA. one\nC. two\nNext?\nA. x\nANSWER: A\n"));
    assertThat(found.listed().stream().map(error -> error.cell()).toList())
        .isEqualTo(List.of("line 5", "line 15", "line 16", "line 16"));
  }

  @Test
  void aResponseOfOpenTdbIsRead() {
    QuestionFile file = Reading.read(OPEN_TDB);
    assertThat(file.format()).isEqualTo(QuestionFormat.OPENTDB);
    QuestionDraft first = file.questions().getFirst();
    assertThat(first.texts().main().text()).isEqualTo("What is \"H2O\"?");
    assertThat(first.texts().main().options()).contains("Café").hasSize(4);
    assertThat(first.texts().main().options().get(first.correctOption())).isEqualTo("Water");
    assertThat(first.category()).isEqualTo("Science & Nature");
    assertThat(first.licence()).isEqualTo("CC BY-SA 4.0");
    assertThat(first.difficulty()).isEqualTo(2);
    assertThat(file.questions().get(1).correctOption()).isEqualTo(1);
    assertThat(file.questions().get(1).difficulty()).isEqualTo(4);
  }

  @Test
  void columnsAreReadInAnyOrderAndErrorsNameTheirCells() {
    QuestionFile file =
        Reading.read(
            "Correct;option1;option2;text;difficulty;tags\r\nB;да;нет;Это вопрос?;5;\"a\\;b; c\"\r\n");
    assertThat(file.questions().getFirst().correctOption()).isEqualTo(1);
    assertThat(file.questions().getFirst().tags()).containsExactly("a;b", "c");
    ValidationFailed found =
        catchThrowableOfType(
            ValidationFailed.class,
            () ->
                Reading.read(
                    """
                    text.ru,option1.ru,option2.ru,correct,difficulty,colour
                    Хорошо?,да,нет,1,2,
                    ,да,нет,3,9,
                    Ещё?,да,,x,два,
                    """));
    assertThat(found.listed().stream().map(error -> error.cell()).toList())
        .containsExactlyInAnyOrder("F1", "A3", "D3", "E3", "B4", "D4", "E4");
  }

  @Test
  void aFileOfAnUnknownFormatIsRefused() {
    for (String text : List.of("hello", "a,b,c\n1,2,3\n", "{\"x\":1}", "[1", "\"open", "")) {
      assertThatThrownBy(() -> Reading.read(text))
          .isInstanceOfAny(io.quizcast.guard.RequestRefused.class, ValidationFailed.class);
    }
  }
}
