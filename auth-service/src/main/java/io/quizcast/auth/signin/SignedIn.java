package io.quizcast.auth.signin;

import io.quizcast.auth.account.UserView;
import io.quizcast.auth.session.IssuedTokens;

/** A signed-in player and their tokens. */
public record SignedIn(UserView user, IssuedTokens tokens) implements Admission.Outcome {}
