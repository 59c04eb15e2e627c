package io.quizcast.quiz.refusal;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Under {@code /api/quizzes/} a malformed id is said before anybody is asked who he is: that is the
 * order the existing clients know, and only a filter ahead of matching runs ahead of security.
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
