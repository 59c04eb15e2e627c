package io.quizcast.quiz.exchange;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quizcast.guard.RequestRefused;
import io.quizcast.quiz.formats.QuestionFormat;
import io.quizcast.quiz.formats.QuestionWriter;
import io.quizcast.quiz.refusal.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Answers with stored questions as a file. */
@ApplicationScoped
class QuestionExport {
  private final StoredQuestions questions;
  private final QuestionWriter writer;

  QuestionExport(StoredQuestions questions, ObjectMapper json) {
    this.questions = questions;
    this.writer = new QuestionWriter(json);
  }

  /**
   * @param quizId null for the pool
   * @param format null for JSON
   * @param name the name of the file, without date and extension
   */
  RestResponse<StreamingOutput> of(@Nullable Long quizId, @Nullable String format, String name) {
    QuestionFormat wanted =
        format == null || format.isBlank()
            ? QuestionFormat.JSON
            : QuestionFormat.fromWire(format).orElseThrow(QuestionExport::unknown);
    String type =
        switch (wanted) {
          case JSON -> "application/json";
          case CSV -> "text/csv; charset=utf-8";
          case XLSX -> "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
          case KAHOOT, GIFT, AIKEN, OPENTDB -> throw unknown();
        };
    StreamingOutput body =
        out -> questions.read(quizId, cursor -> writer.write(wanted, cursor, out));
    String file = name + "_" + LocalDate.now(ZoneOffset.UTC) + "." + wanted.wire();
    return RestResponse.ResponseBuilder.ok(body)
        .header(HttpHeaders.CONTENT_TYPE, type)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + "\"")
        .build();
  }

  private static RequestRefused unknown() {
    return Refusal.INVALID.because("format must be json, csv or xlsx");
  }
}
