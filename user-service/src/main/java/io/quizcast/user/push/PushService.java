package io.quizcast.user.push;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quizcast.guard.RequestRefused;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Adds and removes subscriptions of browsers, each change in one transaction. */
@ApplicationScoped
public class PushService {
  private final PushRepository subscriptions;
  private final PushConfig config;

  PushService(PushRepository subscriptions, PushConfig config) {
    this.subscriptions = subscriptions;
    this.config = config;
  }

  /**
   * Adds a subscription. Idempotent. Fails with 503 until the account's registration has arrived
   * here.
   */
  @WithTransaction
  Uni<Void> subscribe(long userId, String endpoint, String p256dh, String auth) {
    return subscriptions
        .lockAccount(userId)
        .invoke(
            known -> {
              if (!known) {
                throw RequestRefused.unavailable();
              }
            })
        .chain(() -> subscriptions.save(userId, endpoint, p256dh, auth))
        .chain(() -> subscriptions.trim(userId, config.maxPerAccount()));
  }

  /**
   * Removes a subscription of this account. Idempotent; does nothing for a subscription of another
   * account.
   */
  @WithTransaction
  Uni<Void> unsubscribe(long userId, String endpoint) {
    return subscriptions.delete(userId, endpoint);
  }
}
