package io.quizcast.guard;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import sun.misc.Signal;

/**
 * Makes the process exit with 0 after SIGTERM. By default the JVM exits with 143, which supervisors
 * count as a failure.
 */
@Singleton
@IfBuildProfile("prod")
class Shutdown {

  void afterStart(@Observes StartupEvent started) {
    Signal.handle(new Signal("TERM"), _ -> System.exit(0));
  }
}
