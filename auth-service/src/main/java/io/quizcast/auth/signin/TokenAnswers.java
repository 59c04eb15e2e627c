package io.quizcast.auth.signin;

import io.quizcast.auth.session.AuthCookies;
import io.quizcast.auth.session.SessionConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Duration;

/** Builds the answers to a sign-in: cookies and a body for browsers, a body for the mobile app. */
@ApplicationScoped
public class TokenAnswers {
  private final AuthCookies cookies;
  private final Duration accessTtl;

  TokenAnswers(AuthCookies cookies, SessionConfig config) {
    this.cookies = cookies;
    this.accessTtl = config.accessTtl();
  }

  public Response web(int status, SignedIn signedIn) {
    return Response.status(status)
        .entity(Envelopes.Web.of(signedIn.user(), signedIn.tokens(), accessTtl.toSeconds()))
        .cookie(cookies.of(signedIn.tokens()))
        .build();
  }

  public Response mobile(int status, SignedIn signedIn) {
    return Response.status(status)
        .entity(Envelopes.Mobile.of(signedIn.user(), signedIn.tokens(), accessTtl.toSeconds()))
        .build();
  }
}
