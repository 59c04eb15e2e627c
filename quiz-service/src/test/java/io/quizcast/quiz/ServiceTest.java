package io.quizcast.quiz;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quizcast.local.TestPlatform;

/** Starts the servers that all tests of this module share. */
@WithTestResource(
    value = TestPlatform.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "quiz"))
@WithTestResource(value = TokenAuthority.class, scope = TestResourceScope.GLOBAL)
public final class ServiceTest {
  private ServiceTest() {}
}
