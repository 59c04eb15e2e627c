package io.quizcast.user.export;

import com.fasterxml.jackson.databind.JsonNode;
import io.quizcast.user.history.HistoryItem;
import io.quizcast.user.notification.NotificationBody;
import io.quizcast.user.profile.UserBody;
import io.quizcast.user.push.SubscribedBrowser;
import io.quizcast.user.reminder.Awaited;
import java.time.Instant;
import java.util.List;

/**
 * All data that is stored about one user.
 *
 * @param account the data from auth-service, as that service returns it
 */
public record OwnData(
    Instant exportedAt,
    UserBody profile,
    JsonNode account,
    NotificationBody notifications,
    List<Awaited> registrations,
    List<SubscribedBrowser> pushSubscriptions,
    List<HistoryItem> games) {}
