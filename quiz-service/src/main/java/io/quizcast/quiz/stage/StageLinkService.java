package io.quizcast.quiz.stage;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quizcast.quiz.audit.AuditLog;
import io.quizcast.quiz.quizzes.QuizEntity;
import io.quizcast.quiz.quizzes.QuizRepository;
import io.quizcast.quiz.refusal.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Creates, lists and revokes stage links, and exchanges their keys for socket tickets. */
@ApplicationScoped
class StageLinkService {
  private static final int MAX_PER_QUIZ = 20;
  private static final Duration AFTER_THE_GAME = Duration.ofDays(1);

  private final StageLinkRepository links;
  private final QuizRepository quizzes;
  private final StageTickets tickets;
  private final AuditLog audit;

  StageLinkService(
      StageLinkRepository links, QuizRepository quizzes, StageTickets tickets, AuditLog audit) {
    this.links = links;
    this.quizzes = quizzes;
    this.tickets = tickets;
    this.audit = audit;
  }

  /** A new link with its key, which cannot be read later. */
  record Created(StageLinkEntity link, String key, Instant expiresAt) {}

  /** A link with its expiry time, which depends on the time of the quiz. */
  record Dated(StageLinkEntity link, Instant expiresAt) {}

  @WithTransaction
  Uni<Created> create(long quizId, String name, long actor) {
    Instant now = Instant.now();
    return quizzes
        .requireLocked(quizId)
        .call(
            quiz -> {
              if (quiz.rehearsalOf != null) {
                throw Refusal.UNPROCESSABLE.because("a rehearsal has no stage");
              }
              if (!expiry(quiz, now).isAfter(now)) {
                throw Refusal.CONFLICT.because("this game is over");
              }
              return links.countUsable(quizId).invoke(StageLinkService::requireRoom);
            })
        .chain(
            quiz -> {
              String key = StageKey.create();
              StageLinkEntity link = new StageLinkEntity();
              link.quizId = quizId;
              link.name = name;
              link.keyHash = StageKey.hash(key);
              link.createdBy = actor;
              link.createdAt = now;
              return links
                  .persistAndFlush(link)
                  .map(stored -> new Created(stored, key, expiry(quiz, now)));
            })
        .call(
            created ->
                audit.record(
                    actor,
                    "create_stage_link",
                    "quiz",
                    quizId,
                    Map.of("link", created.link().id, "name", name)));
  }

  private static void requireRoom(long usable) {
    if (usable >= MAX_PER_QUIZ) {
      throw Refusal.CONFLICT.because(
          "a quiz has at most " + MAX_PER_QUIZ + " stage links: revoke one first");
    }
  }

  @WithSession
  Uni<List<Dated>> ofQuiz(long quizId) {
    Instant now = Instant.now();
    return quizzes
        .require(quizId)
        .chain(
            quiz ->
                links
                    .ofQuiz(quizId)
                    .map(
                        found ->
                            found.stream()
                                .map(link -> new Dated(link, expiry(quiz, now)))
                                .toList()));
  }

  /**
   * Revokes a link. Idempotent. Notifies the gateways before the transaction commits, so that a
   * link is never stored as revoked while its sockets stay open.
   */
  @WithTransaction
  Uni<Void> revoke(long quizId, long linkId, long actor) {
    Instant now = Instant.now();
    return quizzes
        .require(quizId)
        .chain(
            quiz ->
                links
                    .requireLocked(quizId, linkId)
                    .chain(
                        link -> {
                          if (link.revokedAt != null) {
                            return Uni.createFrom().voidItem();
                          }
                          link.revokedAt = now;
                          link.revokedBy = actor;
                          return audit
                              .record(
                                  actor,
                                  "revoke_stage_link",
                                  "quiz",
                                  quizId,
                                  Map.of("link", linkId, "name", link.name))
                              .chain(() -> tickets.revoke(linkId, expiry(quiz, now)));
                        }));
  }

  /** Issues a socket ticket for a valid key; refuses any other key with 404. */
  @WithSession
  Uni<String> ticket(String key) {
    Instant now = Instant.now();
    return links
        .usable(StageKey.hash(key))
        .chain(
            found -> {
              StageLinkEntity link = found.orElseThrow(StageLinkService::unknownKey);
              return quizzes
                  .find("id = ?1 and deletedAt is null", link.quizId)
                  .firstResult()
                  .chain(
                      quiz -> {
                        if (quiz == null || !expiry(quiz, now).isAfter(now)) {
                          throw unknownKey();
                        }
                        return tickets.issue(link.id, link.quizId, expiry(quiz, now));
                      });
            });
  }

  static RuntimeException unknownKey() {
    return Refusal.NOT_FOUND.because("this stage link is unknown, revoked or expired");
  }

  /** When the links of a quiz expire: a day after the game, and never during it. */
  private static Instant expiry(QuizEntity quiz, Instant now) {
    Instant end =
        switch (quiz.status) {
          case COMPLETED -> Objects.requireNonNullElse(quiz.completedAt, quiz.updatedAt);
          case IN_PROGRESS -> now.isAfter(quiz.scheduledTime) ? now : quiz.scheduledTime;
          case SCHEDULED, CANCELLED -> quiz.scheduledTime;
        };
    return end.plus(AFTER_THE_GAME);
  }
}
