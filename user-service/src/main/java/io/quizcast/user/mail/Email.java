package io.quizcast.user.mail;

/**
 * An e-mail as text.
 *
 * @param id the same for every attempt, so that a mailbox shows the e-mail once
 * @param language language tag such as {@code kk}
 */
public record Email(String id, String recipient, String language, String subject, String text) {}
