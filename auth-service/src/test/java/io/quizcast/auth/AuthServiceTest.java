package io.quizcast.auth;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quizcast.local.TestPlatform;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.HashMap;
import java.util.Map;

/** A test of the running service, with real servers that all such tests share. */
@QuarkusTest
@WithTestResource(
    value = TestPlatform.class,
    initArgs = @ResourceArg(name = "database", value = "auth"))
@WithTestResource(AuthServiceTest.Settings.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface AuthServiceTest {

  /**
   * Configures the cheapest hashing allowed, because nearly every test signs in, and starts a mail
   * server and a fake Google.
   */
  final class Settings implements QuarkusTestResourceLifecycleManager {
    private final GreenMail mail =
        new GreenMail(
            new ServerSetup[] {ServerSetup.SMTP.dynamicPort(), ServerSetup.IMAP.dynamicPort()});
    private final FakeGoogle google = new FakeGoogle();

    @Override
    public Map<String, String> start() {
      mail.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
      mail.start();
      Map<String, String> settings = new HashMap<>();
      settings.put("quizcast.passwords.memory-kib", "7168");
      settings.put("quizcast.passwords.iterations", "1");
      // Otherwise a busy machine counts some of the attempts in the process and others in Redis.
      settings.put("quizcast.sign-in.redis-deadline", "5s");
      settings.put("quizcast.verification.enabled", "true");
      settings.put("quizcast.verification.pepper", "pepper-of-the-tests");
      settings.put("quizcast.password-reset.enabled", "true");
      settings.put("quizcast.mail.from", "quiz@quizcast.example");
      settings.put("quizcast.mail.host", "127.0.0.1");
      settings.put("quarkus.mailer.port", Integer.toString(mail.getSmtp().getPort()));
      settings.put("quarkus.mailer.start-tls", "DISABLED");
      settings.put("quarkus.mailer.mock", "false");
      settings.put(Mailbox.IMAP_PORT, Integer.toString(mail.getImap().getPort()));
      settings.put("quizcast.google.enabled", "true");
      settings.put("quizcast.google.web-client-id", FakeGoogle.WEB_CLIENT);
      settings.put("quizcast.google.web-client-secret", FakeGoogle.WEB_SECRET);
      settings.put("quizcast.google.android-client-id", FakeGoogle.ANDROID_CLIENT);
      settings.put("quizcast.google.web-redirect-uris", GoogleAccount.WEB_CALLBACK);
      settings.put("quizcast.google.token-endpoint", google.url() + "/token");
      settings.put("quizcast.google.keys-endpoint", google.url() + "/keys");
      // CanaryTest needs recorded spans. There is no collector.
      settings.put("quizcast.otlp-endpoint", "none");
      settings.put(
          "quarkus.log.category.\"io.quarkus.opentelemetry.runtime.exporter.otlp.sender\".level",
          "OFF");
      return settings;
    }

    @Override
    public void stop() {
      mail.stop();
      google.close();
    }
  }
}
