package io.quizcast.e2e.contract.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.util.List;

/** An HTTP response, with assertions that follow from the contract. */
public record Answer(String request, int status, HttpHeaders headers, byte[] bytes) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public String text() {
    return new String(bytes, UTF_8);
  }

  public JsonNode json() {
    assertThat(header("content-type")).as(what()).startsWith("application/json");
    try {
      return JSON.readTree(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(what(), e);
    }
  }

  public JsonNode at(String field) {
    JsonNode value = json().get(field);
    assertThat(value).as(field + " in " + what()).isNotNull();
    return value;
  }

  /** The first header of this name, or {@code ""}. */
  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  public List<String> all(String name) {
    return headers.allValues(name);
  }

  public Answer is(int expected) {
    assertThat(status).as(what()).isEqualTo(expected);
    return this;
  }

  public Answer is(int expected, Shape shape) {
    is(expected);
    assertThat(shape.problems(json())).as(what()).isEmpty();
    return this;
  }

  /** An array of such fields. */
  public Answer isListOf(Shape shape) {
    is(200);
    assertThat(json().isArray()).as(what()).isTrue();
    json().forEach(one -> assertThat(shape.problems(one)).as(what()).isEmpty());
    return this;
  }

  /** Clients show {@code error} and branch on {@code error_type}, so both must be there. */
  public Answer refused(int expected, String errorType) {
    refused(expected);
    assertThat(json().path("error_type").asText()).as(what()).isEqualTo(errorType);
    return this;
  }

  /** Checks the error text but not the {@code error_type}. */
  public Answer refused(int expected) {
    is(expected);
    assertThat(json().path("error").asText()).as("error in " + what()).isNotBlank();
    assertThat(text()).as(what()).doesNotContain("Exception", "io.quizcast", "SQL");
    return this;
  }

  public String what() {
    return request + " → " + status + " " + headers.map() + " " + text();
  }
}
