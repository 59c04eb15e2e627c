package io.quizcast.swarm.account;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Signs bots in as the mobile app does: with a valid access token, otherwise with the refresh
 * token, the password or a new account. Blocking; thread-safe.
 */
public final class SignIn {
  private static final int RATE_LIMIT_PATIENCE = 20;

  private final List<PublicApi> apis;
  private final AccountFile file;

  public SignIn(PublicApi api, AccountFile file) {
    this(List.of(api), file);
  }

  /**
   * @param apis clients with different addresses, distributed among the bots so that they call from
   *     several addresses, as players do
   */
  public SignIn(List<PublicApi> apis, AccountFile file) {
    this.apis = List.copyOf(apis);
    this.file = file;
  }

  private PublicApi api(String name) {
    return apis.get(Math.floorMod(name.hashCode(), apis.size()));
  }

  /**
   * Returns the accounts of the bots 1 to {@code count}, in this order.
   *
   * @param atOnce simultaneous calls; a sign-up costs the platform 40 ms of CPU
   * @param progress receives the number of signed-in bots, from several threads
   */
  public List<Account> everyone(int count, int atOnce, IntConsumer progress)
      throws IOException, InterruptedException {
    AtomicInteger done = new AtomicInteger();
    try (ExecutorService threads =
        Executors.newFixedThreadPool(atOnce, Thread.ofVirtual().factory())) {
      List<Future<Account>> pending = new ArrayList<>();
      for (int i = 1; i <= count; i++) {
        String name = String.format("bot%05d", i);
        pending.add(
            threads.submit(
                () -> {
                  Account account = account(name);
                  progress.accept(done.incrementAndGet());
                  return account;
                }));
      }
      List<Account> accounts = new ArrayList<>(count);
      for (Future<Account> one : pending) {
        accounts.add(one.get());
      }
      return accounts;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    }
  }

  /** The account of this name with an access token that is valid for at least two minutes. */
  public Account account(String name) throws IOException, InterruptedException {
    var known = file.find(name);
    if (known.isPresent() && known.get().accessLastsAnother(120)) {
      return known.get();
    }
    if (known.isPresent()) {
      try {
        return refreshed(known.get());
      } catch (ApiRefusal e) {
        if (!e.isUnauthorized()) {
          throw e;
        }
      }
    }
    return loggedIn(name);
  }

  /** A ticket for the socket. It is valid once and for 60 s. */
  public String ticket(String name) throws IOException, InterruptedException {
    Account account = account(name);
    try {
      return ticket(account);
    } catch (ApiRefusal e) {
      if (!e.isUnauthorized()) {
        throw e;
      }
      // The session of the token has ended, or the database is new.
      return ticket(loggedIn(name));
    }
  }

  private String ticket(Account account) throws IOException, InterruptedException {
    return patiently(
            () ->
                api(account.name())
                    .post(
                        "/api/mobile/auth/ws-ticket",
                        Map.of(),
                        Map.of("Authorization", "Bearer " + account.accessToken())))
        .body()
        .path("data")
        .path("ticket")
        .asText();
  }

  private Account refreshed(Account account) throws IOException, InterruptedException {
    JsonNode body =
        patiently(
                () ->
                    api(account.name())
                        .post(
                            "/api/mobile/auth/refresh",
                            Map.of(
                                "refresh_token",
                                account.refreshToken(),
                                "device_id",
                                account.name()),
                            Map.of()))
            .body();
    return keep(account.name(), body);
  }

  private Account loggedIn(String name) throws IOException, InterruptedException {
    Account blank = new Account(name, 0, "", 0, "");
    try {
      return keep(
          name,
          patiently(
                  () ->
                      api(name)
                          .post(
                              "/api/mobile/auth/login",
                              Map.of(
                                  "email",
                                  blank.email(),
                                  "password",
                                  file.password(),
                                  "device_id",
                                  name),
                              Map.of()))
              .body());
    } catch (ApiRefusal e) {
      if (!e.isUnauthorized()) {
        throw e;
      }
      return registered(blank);
    }
  }

  private Account registered(Account blank) throws IOException, InterruptedException {
    Map<String, Object> form =
        Map.ofEntries(
            Map.entry("username", blank.name()),
            Map.entry("email", blank.email()),
            Map.entry("password", file.password()),
            Map.entry("first_name", "Bot"),
            Map.entry("last_name", blank.name()),
            Map.entry("birth_date", "1990-01-01"),
            Map.entry("gender", "prefer_not_to_say"),
            Map.entry("tos_accepted", true),
            Map.entry("privacy_accepted", true),
            Map.entry("tos_version", "1.0"),
            Map.entry("privacy_version", "1.0"),
            Map.entry("device_id", blank.name()));
    return keep(
        blank.name(),
        patiently(() -> api(blank.name()).post("/api/mobile/auth/register", form, Map.of()))
            .body());
  }

  private Account keep(String name, JsonNode body) throws IOException {
    Account account =
        new Account(
            name,
            body.path("userId").asLong(),
            body.path("accessToken").asText(),
            System.currentTimeMillis() / 1000 + body.path("expiresIn").asLong(900),
            body.path("refreshToken").asText());
    file.put(account);
    return account;
  }

  private static PublicApi.Reply patiently(Callable<PublicApi.Reply> call)
      throws IOException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        return call.call();
      } catch (ApiRefusal e) {
        boolean passing = e.isRateLimited() || e.status() >= 502;
        if (!passing || attempt == RATE_LIMIT_PATIENCE) {
          throw e;
        }
        Thread.sleep(1000L * Math.clamp(e.retryAfterSeconds(), 1, 60));
      } catch (IOException | InterruptedException e) {
        throw e;
      } catch (Exception e) {
        throw new IOException(e);
      }
    }
  }
}
