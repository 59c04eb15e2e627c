package io.quizcast.user;

import static io.restassured.RestAssured.given;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quizcast.guard.OpenApiDocument;
import io.quizcast.local.TestPlatform;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The pages generate their types from the OpenAPI document. */
@QuarkusTest
@WithTestResource(
    value = TestPlatform.class,
    initArgs = @ResourceArg(name = "database", value = "users"))
@WithTestResource(AuthForTests.class)
class OpenApiTest {
  @Test
  void thePagesKnowTheDocument() throws IOException {
    OpenApiDocument.assertKnownToThePages(
        "user-service", given().queryParam("format", "JSON").get("/q/openapi").asString());
  }
}
