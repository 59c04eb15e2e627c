package io.quizcast.auth.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quizcast.auth.ticket.VerifiedEmails;
import io.quizcast.contracts.user.UserEvent;
import io.quizcast.contracts.user.UserEvent.EmailVerified;
import io.quizcast.contracts.user.UserEvent.ProfileChanged;
import io.quizcast.contracts.user.UserEvent.StatisticsChanged;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Supplier;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/**
 * Updates the profile projection and the verification of e-mail addresses from {@code user.events}.
 * Idempotent. Unreadable records go to the dead letter queue; an unavailable database is retried.
 */
@ApplicationScoped
public class ProfileConsumer {
  private final ProfileRepository profiles;
  private final VerifiedEmails verifiedEmails;
  private final ObjectReader reader;

  ProfileConsumer(ProfileRepository profiles, VerifiedEmails verifiedEmails, ObjectMapper json) {
    this.profiles = profiles;
    this.verifiedEmails = verifiedEmails;
    this.reader =
        json.readerFor(UserEvent.class)
            .without(DeserializationFeature.FAIL_ON_INVALID_SUBTYPE)
            .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  }

  @Incoming("user-events-in")
  public Uni<Void> consume(@Nullable String payload) {
    UserEvent event;
    try {
      event = payload == null ? null : reader.readValue(payload);
    } catch (JsonProcessingException unreadable) {
      return Uni.createFrom().failure(unreadable);
    }
    return switch (event) {
      case ProfileChanged changed ->
          persistently(() -> Panache.withTransaction(() -> profiles.apply(changed)));
      case StatisticsChanged counted ->
          persistently(() -> Panache.withTransaction(() -> profiles.apply(counted.entries())));
      case EmailVerified verified -> verifiedEmails.verified(verified.userId());
      case null, default -> Uni.createFrom().voidItem();
    };
  }

  private static Uni<Void> persistently(Supplier<Uni<Integer>> write) {
    // Without this a retry would run on a timer's thread, where no database session can be opened.
    Context context = Vertx.currentContext();
    return Uni.createFrom()
        .deferred(() -> write.get())
        .runSubscriptionOn(command -> context.runOnContext(_ -> command.run()))
        .onFailure()
        .retry()
        .withBackOff(Duration.ofMillis(200), Duration.ofSeconds(5))
        .expireIn(Duration.ofMinutes(10).toMillis())
        .replaceWithVoid();
  }
}
