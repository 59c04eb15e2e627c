package io.quizcast.user.mail;

/**
 * An e-mail as text.
 *
 * @param id the same at each attempt, so that a mailbox shows it once
 * @param language as a tag, {@code kk}
 */
public record Email(String id, String recipient, String language, String subject, String text) {}
