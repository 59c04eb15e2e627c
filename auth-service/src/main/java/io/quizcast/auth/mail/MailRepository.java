package io.quizcast.auth.mail;

import io.quarkus.hibernate.reactive.panache.PanacheRepository;
import io.quizcast.auth.account.AccountEntity;
import io.quizcast.auth.key.KeyWrap;
import io.quizcast.auth.profile.ProfileRepository;
import io.quizcast.guard.installation.Installation;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Stores e-mails within the transaction that causes them. {@link MailSender} sends them after the
 * commit, at least once; until then their codes and tokens are encrypted.
 */
@ApplicationScoped
public class MailRepository implements PanacheRepository<MailEntity> {
  private final KeyWrap wrap;
  private final ProfileRepository profiles;
  private final Installation installation;

  MailRepository(KeyWrap wrap, ProfileRepository profiles, Installation installation) {
    this.wrap = wrap;
    this.profiles = profiles;
    this.installation = installation;
  }

  /**
   * Stores an e-mail in the language of the account's profile, within the caller's transaction.
   *
   * @param secret the code or token
   * @param lifetime how long the code or token is valid
   */
  public Uni<Void> add(
      AccountEntity account, MailKind kind, String secret, Instant now, Duration lifetime) {
    MailEntity mail = new MailEntity();
    mail.accountId = account.id;
    mail.recipient = account.email;
    mail.kind = kind.stored();
    mail.sealed =
        wrap.wrap(secret.getBytes(StandardCharsets.UTF_8), name(mail.kind, mail.accountId));
    mail.createdAt = now;
    mail.expiresAt = now.plus(lifetime);
    mail.notBefore = now;
    return profiles
        .findById(account.id)
        .chain(
            profile -> {
              mail.language =
                  profile == null ? installation.languages().getFirst() : profile.language;
              return persist(mail);
            })
        .replaceWithVoid();
  }

  /**
   * Claims up to {@code max} due e-mails, oldest first. Claiming sets the time of the next attempt
   * with exponential backoff, so that e-mails of an interrupted run are retried.
   */
  Uni<List<MailEntity>> claim(int max, Instant now) {
    return getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(
                        """
                        UPDATE mails
                        SET tries = tries + 1,
                            not_before = cast(:now AS timestamptz)
                              + interval '1 second' * least(15 * 2 ^ least(tries, 10), 300)
                        WHERE id IN (SELECT id FROM mails
                                     WHERE not_before <= :now AND expires_at > :now
                                     ORDER BY id LIMIT :max FOR UPDATE SKIP LOCKED)
                        RETURNING *
                        """,
                        MailEntity.class)
                    .setParameter("now", now)
                    .setParameter("max", max)
                    .getResultList());
  }

  String open(MailEntity mail) {
    return new String(
        wrap.unwrap(mail.sealed, name(mail.kind, mail.accountId)), StandardCharsets.UTF_8);
  }

  private static String name(String kind, long accountId) {
    return "mail:" + kind + ":" + accountId;
  }
}
