package io.quizcast.quiz.formats;

import io.quizcast.guard.RequestRefused;
import io.quizcast.quiz.FuzzRun;
import io.quizcast.quiz.Mutations;
import io.quizcast.quiz.refusal.ValidationFailed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Checks that any input results in questions or a refusal, never another exception, within a
 * bounded time.
 */
class QuestionFileFuzzTest {
  private static final String CSV =
      """
      difficulty,correct,tags,text.ru,option1.ru,option2.ru,explanation.ru,text.kk,option1.kk,option2.kk
      1,2,"a;b\\;c","Первый ""вопрос""?",да,нет,,Бірінші?,иә,жоқ
      5,A,,Второй вопрос?,=1+1,'-2,Потому что,,,
      """;
  private static final String GIFT =
      "$CATEGORY: a/b\n\n::Title::[html]Who <b>is</b> it? {=one#yes ~%-50%two\\= ~three####why}\n\n"
          + "True?{T}\n\nGap {~a =b} here\n\nPairs{=a->b}\n\nNumber{#3..4}\n";
  private static final String AIKEN =
      "What?\nA. one\nB) two\nANSWER: B\n\nNext\nA. x\nB. y\nANSWER: a\n";
  private static final String JSON =
      "{\"questions\":[{\"text\":\"What is it?\",\"options\":[\"a\",\"b\"],\"correct_option\":1,"
          + "\"difficulty\":2,\"tags\":[\"t\"],\"texts\":{\"kk\":{\"text\":\"Бұл не?\"}}}]}";
  private static final String OPEN_TDB =
      "{\"response_code\":0,\"results\":[{\"type\":\"multiple\",\"difficulty\":\"easy\","
          + "\"category\":\"x &amp; y\",\"question\":\"&quot;What&quot; &#039;is&#039; it?\","
          + "\"correct_answer\":\"a\",\"incorrect_answers\":[\"b\",\"c\"]}]}";

  private static final List<byte[]> TOKENS =
      Stream.of(
              "{",
              "}",
              "=",
              "~",
              "#",
              "####",
              "->",
              "%100%",
              "%",
              "::",
              "\\",
              "\"",
              "''",
              ",",
              ";",
              "\n",
              "\n\n",
              "\r\n",
              "\t",
              "\uFEFF",
              "ANSWER: C",
              "A.",
              "$CATEGORY:",
              "[",
              "]",
              "null",
              "1e999",
              "-1",
              "99999999999",
              "&#x110000;",
              "&bogus;",
              "<c r=\"XFD1\" t=\"s\">",
              "<v>-1</v>",
              "<row r=\"1048577\">",
              "<mergeCell ref=\"A1:XFD1048576\"/>",
              "<!DOCTYPE x>",
              "\u0000",
              "\uFFFF",
              "😀",
              "𐀀",
              "texts",
              "0.1",
              "E400",
              "option6.zh")
          .map(token -> token.getBytes(StandardCharsets.UTF_8))
          .toList();

  @ParameterizedTest
  @EnumSource(QuestionFormat.class)
  void everyParserReadsOrRefusesMutatedFiles(QuestionFormat format) throws Exception {
    List<byte[]> samples = samples(format);
    FuzzRun.feed(
        format.wire(),
        seed -> {
          Random random = new Random(seed);
          byte[] sample = samples.get(random.nextInt(samples.size()));
          boolean zipped = sample[0] == 'P' && sample[1] == 'K' && random.nextInt(4) > 0;
          Mutations mutations = new Mutations(random, TOKENS);
          return outcome(
              zipped ? repacked(sample, random, mutations) : mutations.of(sample),
              random.nextBoolean() ? Optional.of(format) : Optional.empty());
        });
  }

  @Property(tries = 300)
  void randomBytesAreRefused(@ForAll byte[] bytes, @ForAll QuestionFormat format) {
    outcome(bytes, Optional.of(format));
    outcome(bytes, Optional.empty());
  }

  private static String outcome(byte[] file, Optional<QuestionFormat> format) {
    try {
      Reading.read(file, format);
      return "read";
    } catch (ValidationFailed errors) {
      return "errors reported";
    } catch (RequestRefused refused) {
      return "refused";
    }
  }

  private static List<byte[]> samples(QuestionFormat format) throws IOException {
    return switch (format) {
      case JSON -> List.of(bytes(JSON));
      case CSV -> List.of(bytes(CSV), bytes(CSV.replace(',', ';')));
      case GIFT -> List.of(bytes(GIFT));
      case AIKEN -> List.of(bytes(AIKEN));
      case OPENTDB -> List.of(bytes(OPEN_TDB));
      case KAHOOT -> List.of(KahootTemplate.workbook(4, sheet -> {}));
      case XLSX -> List.of(workbook(), KahootTemplate.workbook(12, PlantedErrors::few));
    };
  }

  private static byte[] workbook() throws IOException {
    return FileRoundTripTest.written(QuestionFormat.XLSX, Reading.read(CSV).questions());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Changes an entry of the workbook, because changes of the zip itself would hardly ever reach the
   * parser.
   */
  private static byte[] repacked(byte[] workbook, Random random, Mutations mutations)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipFile in =
            ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(workbook))
                .get();
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (ZipArchiveEntry entry : Collections.list(in.getEntries())) {
        byte[] part = in.getInputStream(entry).readAllBytes();
        if (random.nextInt(12) > 0) {
          zip.putNextEntry(new ZipEntry(entry.getName()));
          boolean sheet = entry.getName().contains("sheet");
          zip.write(random.nextInt(sheet ? 2 : 6) == 0 ? mutations.of(part) : part);
        }
      }
    }
    return out.toByteArray();
  }
}
