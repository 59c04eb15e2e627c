package io.quizcast.quiz.formats;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quizcast.quiz.questions.QuestionInput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes questions as JSON, CSV or XLSX. Importing the file again gives the same questions. */
public final class QuestionWriter {
  private static final int FLUSH_EVERY = 500;

  private final ObjectMapper json;

  public QuestionWriter(ObjectMapper json) {
    this.json = json;
  }

  /** Blocks. */
  public void write(QuestionFormat format, Cursor questions, OutputStream out) throws IOException {
    switch (format) {
      case JSON -> json(questions, out);
      case CSV -> csv(questions, out);
      case XLSX -> xlsx(questions, out);
      case KAHOOT, GIFT, AIKEN, OPENTDB ->
          throw new IllegalArgumentException(format + " is read only");
    }
  }

  private void json(Cursor questions, OutputStream out) throws IOException {
    try (JsonGenerator generator = json.getFactory().createGenerator(out)) {
      generator.writeStartObject();
      generator.writeArrayFieldStart("questions");
      questions.each(question -> json.writeValue(generator, question));
      generator.writeEndArray();
      generator.writeEndObject();
    }
  }

  /** Without this byte order mark spreadsheet programs would not recognise the file as UTF-8. */
  private static void csv(Cursor questions, OutputStream out) throws IOException {
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    writer.write('\uFEFF');
    SortedSet<String> languages = questions.languages();
    try (CSVPrinter csv = new CSVPrinter(writer, CSVFormat.RFC4180)) {
      csv.printRecord(QuestionColumns.header(languages));
      questions.each(question -> csv.printRecord(QuestionColumns.values(question, languages)));
    }
  }

  private static void xlsx(Cursor questions, OutputStream out) throws IOException {
    SortedSet<String> languages = questions.languages();
    try (Workbook workbook = new Workbook(out, "Quizcast", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("Questions");
      row(sheet, 0, QuestionColumns.header(languages));
      int[] line = {1};
      questions.each(
          question -> {
            int at = line[0]++;
            row(sheet, at, QuestionColumns.values(question, languages));
            if (at % FLUSH_EVERY == 0) {
              sheet.flush();
            }
          });
    }
  }

  private static void row(Worksheet sheet, int line, List<?> values) {
    for (int column = 0; column < values.size(); column++) {
      switch (values.get(column)) {
        case Integer number -> sheet.value(line, column, number);
        case String text when text.isEmpty() -> {}
        case Object text -> sheet.value(line, column, text.toString());
      }
    }
  }

  /** Passes the questions to the consumer one at a time, however many there are. */
  public interface Cursor {
    /** Takes one question. */
    interface Sink {
      void take(QuestionInput question) throws IOException;
    }

    /** The languages of all questions. */
    SortedSet<String> languages();

    void each(Sink sink) throws IOException;
  }
}
