package io.quizcast.auth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/**
 * A server that implements OpenID Connect like Google: {@code /token} exchanges codes and {@code
 * /keys} publishes the key. It stores no users, because a code itself contains the user and the
 * required parameters ({@link GoogleAccount}). {@code /sign} signs any claims for a test.
 */
final class FakeGoogle implements AutoCloseable {
  static final String WEB_CLIENT = "web-client";
  static final String WEB_SECRET = "web-secret";
  static final String ANDROID_CLIENT = "android-client";

  // Generating a key takes a second, and each test profile starts another server.
  private static final RsaJsonWebKey PUBLISHED = key("published");
  private static final RsaJsonWebKey UNPUBLISHED = key("unpublished");

  private final HttpServer server;
  private final Set<String> spent = ConcurrentHashMap.newKeySet();
  private final ObjectMapper json = new ObjectMapper();

  FakeGoogle() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    server.createContext("/keys", exchange -> answer(exchange, 200, keys()));
    server.createContext("/token", this::token);
    server.createContext("/sign", this::sign);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private String keys() {
    return new JsonWebKeySet(PUBLISHED).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
  }

  private void token(HttpExchange exchange) throws IOException {
    Map<String, String> form = new HashMap<>();
    for (String field : body(exchange).split("&")) {
      String[] pair = field.split("=", 2);
      form.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
    }
    String code = form.get("code");
    if (code.equals("google-is-down")) {
      answer(exchange, 503, "{}");
      return;
    }
    JsonNode meaning;
    try {
      meaning = json.readTree(Base64.getUrlDecoder().decode(code));
    } catch (IllegalArgumentException | IOException madeUp) {
      answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
      return;
    }
    String client = meaning.get("claims").get("aud").asText();
    boolean right =
        spent.add(code)
            && "authorization_code".equals(form.get("grant_type"))
            && client.equals(form.get("client_id"))
            && (!client.equals(WEB_CLIENT) || WEB_SECRET.equals(form.get("client_secret")))
            && meaning.get("redirect_uri").asText().equals(form.get("redirect_uri"))
            && meaning
                .path("code_verifier")
                .asText("")
                .equals(form.getOrDefault("code_verifier", ""));
    answer(
        exchange,
        right ? 200 : 400,
        right
            ? "{\"id_token\":\"" + signed(meaning.get("claims").toString(), PUBLISHED) + "\"}"
            : "{\"error\":\"invalid_grant\"}");
  }

  private void sign(HttpExchange exchange) throws IOException {
    boolean known = !"key=unpublished".equals(exchange.getRequestURI().getQuery());
    answer(exchange, 200, signed(body(exchange), known ? PUBLISHED : UNPUBLISHED));
  }

  private static String signed(String claims, RsaJsonWebKey key) {
    try {
      JsonWebSignature signature = new JsonWebSignature();
      signature.setPayload(claims);
      signature.setAlgorithmHeaderValue("RS256");
      signature.setKeyIdHeaderValue(key.getKeyId());
      signature.setKey(key.getRsaPrivateKey());
      return signature.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RsaJsonWebKey key(String id) {
    try {
      RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
      key.setKeyId(id);
      return key;
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String body(HttpExchange exchange) throws IOException {
    return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    try (exchange) {
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
