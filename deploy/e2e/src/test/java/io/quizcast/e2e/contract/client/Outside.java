package io.quizcast.e2e.contract.client;

import io.quizcast.e2e.platform.RunningPlatform;
import io.quizcast.e2e.platform.TestedPlatform;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What somebody outside knows of the platform: its address, and the credentials of the admin. */
public final class Outside {
  public static final String PASSWORD = "Correct-Horse-9";
  public static final String ADMIN = "admin@quizcast.local";

  private static final String RUN = Long.toString(System.currentTimeMillis(), 36);
  private static final AtomicInteger PEOPLE = new AtomicInteger();

  private static @Nullable Browser admin;

  private Outside() {}

  public static Http http() {
    return new Http(URI.create("http://localhost:" + platform().api().base().getPort()));
  }

  /**
   * A browser in which the admin is signed in. Every game of bots signs the admin in once more, and
   * the tenth sign-in ends the oldest session, so the browser may have to sign in again.
   */
  public static synchronized Browser admin() {
    if (admin == null || admin.get("/api/users/me").status() == 401) {
      admin = new Browser(http());
      admin.enter("/api/auth/login", Map.of("email", ADMIN, "password", adminPassword())).is(200);
    }
    return admin;
  }

  /** A name that nobody has yet. */
  public static String newName() {
    return "p" + RUN + "_" + PEOPLE.incrementAndGet();
  }

  /** The fields that the web client's registration form sends. */
  public static Map<String, Object> form(String name) {
    Map<String, Object> form = new HashMap<>();
    form.put("username", name);
    form.put("email", name + "@example.org");
    form.put("password", PASSWORD);
    form.put("first_name", "Aigerim");
    form.put("last_name", "Серікқызы");
    form.put("birth_date", "1990-02-28");
    form.put("gender", "female");
    form.put("tos_accepted", true);
    form.put("privacy_accepted", true);
    return form;
  }

  /** The additional fields of the mobile app. */
  public static Map<String, Object> mobileForm(String name, String deviceId) {
    Map<String, Object> form = form(name);
    form.put("tos_version", "1.0");
    form.put("privacy_version", "1.0");
    form.put("marketing_opt_in", false);
    form.put("device_id", deviceId);
    return form;
  }

  public static Browser newBrowser() {
    return newBrowser(newName());
  }

  public static Browser newBrowser(String name) {
    Browser browser = new Browser(http());
    browser.enter("/api/auth/register", form(name)).is(201);
    return browser;
  }

  /** Signs an existing user in on another device. */
  public static Phone phoneOf(String name, String deviceId) {
    Map<String, Object> login = new HashMap<>();
    login.put("email", name + "@example.org");
    login.put("password", PASSWORD);
    login.put("device_id", deviceId);
    Phone phone = new Phone(http(), deviceId);
    phone.enter("/api/mobile/auth/login", login).is(200);
    return phone;
  }

  public static Phone newPhone() {
    String name = newName();
    Phone phone = new Phone(http(), "android-" + name);
    phone.enter("/api/mobile/auth/register", mobileForm(name, phone.deviceId())).is(201);
    return phone;
  }

  private static RunningPlatform platform() {
    try {
      return TestedPlatform.get();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String adminPassword() {
    try {
      return platform().adminPassword();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
