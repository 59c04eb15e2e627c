package io.quizcast.user.profile;

/** The confirmation of a change, as text for the user. */
record Message(String message) {}
