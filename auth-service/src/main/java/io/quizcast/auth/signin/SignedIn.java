package io.quizcast.auth.signin;

import io.quizcast.auth.profile.UserView;
import io.quizcast.auth.session.IssuedTokens;

/** Somebody who just signed in, and his tokens. */
public record SignedIn(UserView user, IssuedTokens tokens) implements Admission.Outcome {}
