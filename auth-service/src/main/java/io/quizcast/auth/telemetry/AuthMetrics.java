package io.quizcast.auth.telemetry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The meters of this service. Labels are outcomes, never users. */
@Startup
@ApplicationScoped
public class AuthMetrics {
  private final Map<Enum<?>, Counter> outcomes = new HashMap<>();
  private final Counter tickets;
  private final Counter sessionsEnded;

  AuthMetrics(MeterRegistry meters) {
    register(meters, "quizcast.auth.sign.in", SignIn.values());
    register(meters, "quizcast.auth.refresh", Refresh.values());
    register(meters, "quizcast.auth.mail", Mail.values());
    tickets = meters.counter("quizcast.auth.tickets");
    sessionsEnded = meters.counter("quizcast.auth.sessions.ended");
  }

  /**
   * Registers every outcome at the start, because a rate can only be computed if its series began
   * at zero.
   */
  private void register(MeterRegistry meters, String name, Enum<?>[] values) {
    for (Enum<?> outcome : values) {
      outcomes.put(
          outcome,
          Counter.builder(name)
              .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
              .register(meters));
    }
  }

  /** The outcomes of a sign-in. */
  public enum SignIn {
    ADMITTED,
    WRONG,
    SUSPENDED,
    DELAYED
  }

  /** The outcomes of a refresh. */
  public enum Refresh {
    ROTATED,
    /** A token that was repeated within the grace period. */
    GRACE,
    DEAD,
    /** A token that was repeated after the grace period; the session was ended. */
    REUSED
  }

  public void signIn(SignIn outcome) {
    count(outcome);
  }

  public void refresh(Refresh outcome) {
    count(outcome);
  }

  /** The outcomes of sending an e-mail. */
  public enum Mail {
    SENT,
    /** Not accepted by the mail server. The e-mail is retried until it expires. */
    REFUSED
  }

  public void mail(Mail outcome) {
    count(outcome);
  }

  public void ticket() {
    tickets.increment();
  }

  public void sessionsEnded(int sessions) {
    sessionsEnded.increment(sessions);
  }

  private void count(Enum<?> outcome) {
    Counter counter = outcomes.get(outcome);
    if (counter != null) {
      counter.increment();
    }
  }
}
