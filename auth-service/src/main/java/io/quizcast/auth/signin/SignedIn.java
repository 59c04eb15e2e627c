package io.quizcast.auth.signin;

import io.quizcast.auth.profile.UserView;
import io.quizcast.auth.session.IssuedTokens;

/** Somebody who just signed in, and his tokens. */
record SignedIn(UserView user, IssuedTokens tokens) {}
