package io.quizcast.guard.script;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A Lua script that Redis runs by its digest. Redis loses its scripts when it restarts. If an
 * operator loads them again, services need no permission to send scripts. Otherwise the first call
 * after a restart sends the script itself.
 */
public final class RedisScript {
  private final String text;
  private final String digest;

  private RedisScript(String text) {
    this.text = text;
    try {
      this.digest =
          HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Reads {@code /redis/NAME.lua}.
   *
   * @param owner a class of the module that has the file
   */
  public static RedisScript of(Class<?> owner, String name) {
    try (InputStream in = owner.getResourceAsStream("/redis/" + name + ".lua")) {
      if (in == null) {
        throw new IllegalStateException("No script " + name);
      }
      return new RedisScript(new String(in.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first argument of EVALSHA. */
  public String digest() {
    return digest;
  }

  /** The first argument of EVAL. */
  public String text() {
    return text;
  }

  public Uni<Response> run(
      ReactiveRedisDataSource redis, List<String> keys, List<String> arguments) {
    return redis
        .execute("EVALSHA", call(digest, keys, arguments))
        .onFailure(RedisScript::isUnknown)
        .recoverWithUni(() -> redis.execute("EVAL", call(text, keys, arguments)));
  }

  /** Whether Redis has forgotten the script. */
  public static boolean isUnknown(Throwable failure) {
    String message = failure.getMessage();
    return message != null && message.startsWith("NOSCRIPT");
  }

  private static String[] call(String script, List<String> keys, List<String> arguments) {
    List<String> call = new ArrayList<>(2 + keys.size() + arguments.size());
    call.add(script);
    call.add(Integer.toString(keys.size()));
    call.addAll(keys);
    call.addAll(arguments);
    return call.toArray(String[]::new);
  }
}
