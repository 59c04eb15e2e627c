package io.quizcast.guard;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import sun.misc.Signal;

/**
 * SIGTERM is how a service is asked to leave. The JVM would call that a failure (143) however
 * orderly it went; whoever watches exit codes sees 0 instead.
 */
@Singleton
@IfBuildProfile("prod")
class OrderlyEnd {

  void afterStart(@Observes StartupEvent started) {
    Signal.handle(new Signal("TERM"), _ -> System.exit(0));
  }
}
