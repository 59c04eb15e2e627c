package io.quizcast.auth;

import static io.restassured.RestAssured.given;

import io.quizcast.guard.OpenApiDocument;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The pages generate their types from this document. */
@AuthServiceTest
class OpenApiTest {
  @Test
  void thePagesKnowTheDocument() throws IOException {
    OpenApiDocument.assertKnownToThePages(
        "auth-service", given().queryParam("format", "JSON").get("/q/openapi").asString());
  }
}
