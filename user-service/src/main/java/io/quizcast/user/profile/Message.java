package io.quizcast.user.profile;

/** Confirmation of a change, as text for the user. */
record Message(String message) {}
