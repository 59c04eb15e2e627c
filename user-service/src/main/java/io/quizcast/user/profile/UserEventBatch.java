package io.quizcast.user.profile;

import io.quizcast.contracts.user.UserEvent;
import io.quizcast.contracts.user.UserEvent.EmailVerified;
import io.quizcast.contracts.user.UserEvent.ProfileChanged;
import io.quizcast.contracts.user.UserEvent.RoleChanged;
import io.quizcast.contracts.user.UserEvent.SessionRevoked;
import io.quizcast.contracts.user.UserEvent.SessionsRevoked;
import io.quizcast.contracts.user.UserEvent.StatisticsChanged;
import io.quizcast.contracts.user.UserEvent.UserDeleted;
import io.quizcast.contracts.user.UserEvent.UserRegistered;
import io.quizcast.contracts.user.UserEvent.UsernameChanged;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A batch of user events, reduced to the last event per user and facet. Facets are independent of
 * each other, so registrations may be applied first and deletions last, with the same result as in
 * the order of arrival.
 */
final class UserEventBatch {
  final Map<Long, UserRegistered> registered = new LinkedHashMap<>();
  final Map<Long, UsernameChanged> renamed = new LinkedHashMap<>();
  final Map<Long, RoleChanged> roles = new LinkedHashMap<>();
  final Map<Long, EmailVerified> verified = new LinkedHashMap<>();
  final Map<Long, UserDeleted> deleted = new LinkedHashMap<>();

  private UserEventBatch() {}

  static UserEventBatch of(List<UserEvent> events) {
    UserEventBatch batch = new UserEventBatch();
    events.forEach(batch::add);
    return batch;
  }

  private void add(UserEvent event) {
    switch (event) {
      case UserRegistered e -> registered.putIfAbsent(e.userId(), e);
      case UsernameChanged e -> renamed.put(e.userId(), e);
      case RoleChanged e -> roles.put(e.userId(), e);
      case EmailVerified e -> verified.put(e.userId(), e);
      case UserDeleted e -> deleted.put(e.userId(), e);
      // The events of this service itself arrive here too, and sessions concern only gateways.
      case ProfileChanged _, StatisticsChanged _, SessionRevoked _, SessionsRevoked _ -> {}
    }
  }
}
