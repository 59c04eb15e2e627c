package io.quizcast.user.profile;

/** That it was done, for people. */
record Message(String message) {}
