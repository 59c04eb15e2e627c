package io.quizcast.auth.telemetry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/** Every meter of this service by name. Labels are outcomes, never users. */
@ApplicationScoped
public class AuthMetrics {
  private final MeterRegistry meters;

  AuthMetrics(MeterRegistry meters) {
    this.meters = meters;
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
    count("quizcast.auth.sign.in", outcome);
  }

  public void refresh(Refresh outcome) {
    count("quizcast.auth.refresh", outcome);
  }

  /** How a try to send a mail ended. */
  public enum Mail {
    SENT,
    /** The mail server did not take it; it is tried again while it is worth something. */
    REFUSED
  }

  public void mail(Mail outcome) {
    count("quizcast.auth.mail", outcome);
  }

  public void ticket() {
    meters.counter("quizcast.auth.tickets").increment();
  }

  public void sessionsEnded(int sessions) {
    meters.counter("quizcast.auth.sessions.ended").increment(sessions);
  }

  private void count(String name, Enum<?> outcome) {
    Counter.builder(name)
        .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
        .register(meters)
        .increment();
  }
}
