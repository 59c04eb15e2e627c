package io.quizcast.quiz.players;

import io.quizcast.contracts.user.UserEvent;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Merges a batch of user events into the newest value of each field of each user. */
final class PlayerChanges {

  /** The new values of a user's fields; null fields are not changed. */
  record Change(
      @Nullable String username,
      @Nullable String profilePicture,
      @Nullable Boolean emailVerified,
      @Nullable Boolean profileComplete,
      boolean deleted) {
    static final Change NONE = new Change(null, null, null, null, false);

    /** A deletion is final: later changes of the user are ignored. */
    Change then(Change later) {
      if (deleted) {
        return this;
      }
      return new Change(
          later.username != null ? later.username : username,
          later.profilePicture != null ? later.profilePicture : profilePicture,
          later.emailVerified != null ? later.emailVerified : emailVerified,
          later.profileComplete != null ? later.profileComplete : profileComplete,
          later.deleted);
    }
  }

  private final Map<Long, Change> registered = new HashMap<>();
  private final Map<Long, Change> byUser = new HashMap<>();
  private final Map<Long, String> mails = new HashMap<>();

  static PlayerChanges of(List<UserEvent> events) {
    PlayerChanges changes = new PlayerChanges();
    events.forEach(changes::add);
    return changes;
  }

  void add(UserEvent event) {
    switch (event) {
      case UserEvent.UserRegistered e -> {
        registered.put(
            e.userId(),
            new Change(
                e.username(),
                e.profilePicture(),
                e.emailVerified(),
                complete(e.firstName(), e.lastName(), e.birthDate(), e.gender()),
                false));
        mails.put(e.userId(), e.email());
      }
      case UserEvent.UsernameChanged e ->
          put(e.userId(), new Change(e.username(), null, null, null, false));
      case UserEvent.ProfileChanged e ->
          put(
              e.userId(),
              new Change(
                  null,
                  e.profilePicture(),
                  null,
                  complete(e.firstName(), e.lastName(), e.birthDate(), e.gender()),
                  false));
      case UserEvent.EmailVerified e -> put(e.userId(), new Change(null, null, true, null, false));
      // The row stays, with its fields emptied, because a late event could otherwise give this
      // player's results a name again.
      case UserEvent.UserDeleted e -> put(e.userId(), new Change("", "", false, null, true));
      case UserEvent.RoleChanged _,
          UserEvent.StatisticsChanged _,
          UserEvent.SessionRevoked _,
          UserEvent.SessionsRevoked _ -> {}
    }
  }

  /** user-service uses the same rule. */
  private static boolean complete(
      String firstName, String lastName, @Nullable LocalDate birthDate, String gender) {
    return !firstName.isBlank() && !lastName.isBlank() && birthDate != null && !gender.isBlank();
  }

  /**
   * The values from registrations. They apply only to users who are not stored yet: a registration
   * that is read again, or replayed from the dead letter queue, must not overwrite later changes.
   */
  Map<Long, Change> registered() {
    return registered;
  }

  /** E-mail addresses of registrations. */
  Map<Long, String> mails() {
    return mails;
  }

  Map<Long, Change> byUser() {
    return byUser;
  }

  private void put(long userId, Change change) {
    byUser.put(userId, byUser.getOrDefault(userId, Change.NONE).then(change));
  }
}
