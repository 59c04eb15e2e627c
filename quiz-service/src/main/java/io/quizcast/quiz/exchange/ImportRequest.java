package io.quizcast.quiz.exchange;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quizcast.quiz.formats.QuestionFile;
import io.quizcast.quiz.formats.QuestionFormat;
import io.quizcast.quiz.formats.QuestionReader;
import io.quizcast.quiz.questions.QuestionCheck;
import io.quizcast.quiz.questions.Wordings;
import io.quizcast.quiz.refusal.Refusal;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** The parameters of both import routes, not validated yet. */
public class ImportRequest {

  @RestForm("file")
  @Nullable FileUpload file;

  /** If missing, the format is detected from the content. */
  @QueryParam("format")
  @Nullable String format;

  /** If {@code true}, the import only reports what it would do. */
  @QueryParam("dry_run")
  @Nullable String dryRun;

  /**
   * Language of the texts if the file does not specify one. Default: English for OpenTDB, otherwise
   * Russian.
   */
  @QueryParam("language")
  @Nullable String language;

  /** Difficulty of questions if the file does not specify one. Default: 3. */
  @QueryParam("difficulty")
  @Nullable String difficulty;

  boolean isDryRun() {
    return "true".equalsIgnoreCase(dryRun) || "1".equals(dryRun);
  }

  /** Reads and validates the file. Blocks. */
  QuestionFile read(QuestionCheck.Kind kind, ExchangeLimits limits, ObjectMapper json) {
    if (file == null) {
      throw Refusal.INVALID.because("file is required, as multipart/form-data");
    }
    Optional<QuestionFormat> named = format();
    QuestionReader.Options options =
        new QuestionReader.Options(language(named), level(), limits.maxQuestions());
    try {
      if (Files.size(file.uploadedFile()) > limits.maxBytes()) {
        throw Refusal.TOO_LARGE.because(
            "the file is larger than " + (limits.maxBytes() >> 20) + " MiB");
      }
      byte[] bytes = Files.readAllBytes(file.uploadedFile());
      if (bytes.length == 0) {
        throw Refusal.UNPROCESSABLE.because("the file is empty");
      }
      return QuestionFile.read(bytes, named, kind, options, json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<QuestionFormat> format() {
    if (format == null || format.isBlank() || format.equals("auto")) {
      return Optional.empty();
    }
    Optional<QuestionFormat> known = QuestionFormat.fromWire(format);
    if (known.isEmpty()) {
      throw Refusal.INVALID.because(
          "format must be json, csv, xlsx, kahoot, gift, aiken, opentdb or auto");
    }
    return known;
  }

  private String language(Optional<QuestionFormat> named) {
    if (language == null || language.isBlank()) {
      return named.filter(QuestionFormat.OPENTDB::equals).isPresent()
          ? Wordings.ENGLISH
          : Wordings.RUSSIAN;
    }
    String code = language.strip().toLowerCase(Locale.ROOT);
    if (!code.matches("[a-z]{2,3}(-[a-z0-9]{2,8})?")) {
      throw Refusal.INVALID.because("language must be a code such as ru, kk or en");
    }
    return code;
  }

  private int level() {
    if (difficulty == null || difficulty.isBlank()) {
      return 3;
    }
    if (!difficulty.strip().matches("[1-5]")) {
      throw Refusal.INVALID.because("difficulty must be 1 to 5");
    }
    return Integer.parseInt(difficulty.strip());
  }
}
