package io.quizcast.user.mail;

/**
 * A mail in words.
 *
 * @param id the same for each try, so that a mailbox shows it once
 * @param language as a tag, {@code kk}
 */
public record Letter(String id, String recipient, String language, String subject, String text) {}
