package io.quizcast.guard.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictScalarsTest {
  record Form(
      @Nullable String text, @Nullable Long number, double share, @Nullable Boolean agreed) {}

  private final ObjectMapper mapper = new ObjectMapper();

  StrictScalarsTest() {
    new StrictScalars().customize(mapper);
  }

  @Test
  void valuesOfTheRightTypeAreRead() throws JsonProcessingException {
    assertThat(
            mapper.readValue(
                "{\"text\":\"7\",\"number\":7,\"share\":1,\"agreed\":true}", Form.class))
        .isEqualTo(new Form("7", 7L, 1.0, true));
    assertThat(mapper.readValue("{\"text\":\"\",\"number\":null,\"share\":0.5}", Form.class))
        .isEqualTo(new Form("", null, 0.5, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"text\":7}",
        "{\"text\":7.5}",
        "{\"text\":true}",
        "{\"number\":\"7\"}",
        "{\"number\":\"\"}",
        "{\"number\":1.5}",
        "{\"share\":\"1\"}",
        "{\"agreed\":\"true\"}",
        "{\"agreed\":1}",
        "{\"agreed\":\"\"}"
      })
  void valuesOfAnotherTypeAreRefused(String body) {
    assertThatThrownBy(() -> mapper.readValue(body, Form.class))
        .isInstanceOf(MismatchedInputException.class);
  }
}
