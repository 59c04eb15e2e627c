package io.quizcast.auth.telemetry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Every meter of this service by name. Labels are outcomes, never users. */
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

  /** From the start: a rate needs the zero before the first one. */
  private void register(MeterRegistry meters, String name, Enum<?>[] values) {
    for (Enum<?> outcome : values) {
      outcomes.put(
          outcome,
          Counter.builder(name)
              .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
              .register(meters));
    }
  }

  /** How a try to sign in ended. */
  public enum SignIn {
    ADMITTED,
    WRONG,
    SUSPENDED,
    DELAYED
  }

  /** How a refresh ended. */
  public enum Refresh {
    ROTATED,
    /** A second caller of a token spent a moment ago. */
    GRACE,
    DEAD,
    /** A token spent long ago: the session ended. */
    REUSED
  }

  public void signIn(SignIn outcome) {
    count(outcome);
  }

  public void refresh(Refresh outcome) {
    count(outcome);
  }

  /** How a try to send a mail ended. */
  public enum Mail {
    SENT,
    /** The mail server did not take it; it is tried again while it is worth something. */
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
