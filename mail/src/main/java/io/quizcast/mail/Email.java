package io.quizcast.mail;

/**
 * A rendered e-mail.
 *
 * @param id the same for every attempt, so that a receiver recognises duplicates
 * @param language the language tag such as {@code kk}
 */
public record Email(String id, String recipient, String language, String subject, String text) {}
