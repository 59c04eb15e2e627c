package io.quizcast.quiz.refusal;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses a malformed id below {@code /api/quizzes/} before authentication, in the order that
 * existing clients expect. Only a filter that runs before route matching also runs before the
 * security checks.
 */
@Provider
class QuizIdFilter {
  private static final Pattern PATH = Pattern.compile("/?api/quizzes/([^/]+)(?:/.*)?");
  private static final Set<String> WORDS = Set.of("active", "scheduled", "import", "export");

  @ServerRequestFilter(preMatching = true)
  void refuseMalformedId(ContainerRequestContext request) {
    Matcher path = PATH.matcher(request.getUriInfo().getPath());
    if (path.matches() && !WORDS.contains(path.group(1))) {
      RowId.fromString(path.group(1));
    }
  }
}
