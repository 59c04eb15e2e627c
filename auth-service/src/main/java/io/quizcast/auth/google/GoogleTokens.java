package io.quizcast.auth.google;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quizcast.auth.account.AccountRepository;
import io.quizcast.guard.RequestRefused;
import io.quizcast.guard.keyset.KeySetCache;
import io.quizcast.guard.keyset.KeySetCache.Freshness;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** Exchanges an ID token or a code for a verified Google user. */
@ApplicationScoped
class GoogleTokens {
  private static final Logger LOG = Logger.getLogger(GoogleTokens.class);
  private static final int CLOCK_SKEW_SECONDS = 30;

  /** Google's keys are kept as long as their {@code Cache-Control} states, within these limits. */
  private static final Freshness FRESHNESS =
      new Freshness(
          Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofDays(1));

  private final GoogleConfig config;
  private final KeySetCache keys;
  private final HttpClient client;
  private final ObjectMapper json;

  GoogleTokens(GoogleConfig config, Vertx vertx, ObjectMapper json) {
    this.config = config;
    this.keys =
        new KeySetCache(
            vertx,
            "Google",
            config.keysEndpoint(),
            config.timeout(),
            FRESHNESS,
            InstantSource.system());
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions().setConnectTimeout((int) config.timeout().toMillis()));
    this.json = json;
  }

  /**
   * Returns the refusal of a sign-in. Its type must not begin with {@code token_}, because web
   * clients would then refresh their tokens and repeat the request with the spent code.
   */
  static RequestRefused refused() {
    return RequestRefused.of(401, "google_token_invalid", "Google did not confirm this sign-in");
  }

  /**
   * Returns the verified user. Fails with 404 if Google sign-in is switched off, 400 if both token
   * and code are missing, 401 {@code google_token_invalid}, and 503 while Google is unavailable.
   */
  Uni<GoogleUser> userOf(GoogleForm form) {
    GoogleClient own = GoogleClient.of(form.platform(), config);
    if (form.isEmpty()) {
      throw RequestRefused.invalid("An ID token or a code is needed");
    }
    String given = form.idToken();
    return given != null && !given.isBlank()
        ? verified(given)
        : exchanged(form, own).chain(this::verified);
  }

  private Uni<String> exchanged(GoogleForm form, GoogleClient own) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("grant_type", "authorization_code");
    fields.put("code", String.valueOf(form.code()));
    fields.put("client_id", own.id());
    own.secret().ifPresent(secret -> fields.put("client_secret", secret));
    fields.put("redirect_uri", own.redirectUri(form.redirectUri()));
    String verifier = form.codeVerifier();
    if (verifier != null && !verifier.isBlank()) {
      fields.put("code_verifier", verifier);
    }
    RequestOptions request =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setAbsoluteURI(config.tokenEndpoint().toString())
            .putHeader("Content-Type", "application/x-www-form-urlencoded")
            .setTimeout(config.timeout().toMillis());
    return Uni.createFrom()
        .completionStage(
            () ->
                client
                    .request(request)
                    .compose(asked -> asked.send(encoded(fields)).compose(this::idTokenOf))
                    .toCompletionStage())
        .onFailure(failure -> !(failure instanceof RequestRefused))
        .transform(
            failure -> {
              LOG.warnf("Google could not be reached: %s", failure.getClass().getSimpleName());
              return RequestRefused.unavailable();
            });
  }

  private Future<String> idTokenOf(HttpClientResponse response) {
    int status = response.statusCode();
    if (status >= 500) {
      return Future.failedFuture(new IllegalStateException("status " + status));
    }
    return status == 200 ? response.body().map(this::idTokenIn) : Future.failedFuture(refused());
  }

  private String idTokenIn(Buffer body) {
    try {
      JsonNode token = json.readTree(body.getBytes()).path("id_token");
      if (token.isTextual()) {
        return token.asText();
      }
    } catch (JsonProcessingException unreadable) {
      LOG.warn("Google's answer was not JSON");
    } catch (java.io.IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    throw refused();
  }

  private Uni<GoogleUser> verified(String idToken) {
    String keyId;
    try {
      keyId = JsonWebStructure.fromCompactSerialization(idToken).getKeyIdHeaderValue();
    } catch (JoseException | ClassCastException notAToken) {
      // jose4j casts header values, so a number as kid or alg causes a ClassCastException.
      throw refused();
    }
    if (keyId == null) {
      throw refused();
    }
    return keys.find(keyId).map(key -> verified(idToken, key.orElseThrow(GoogleTokens::refused)));
  }

  private GoogleUser verified(String idToken, PublicKey key) {
    try {
      JwtClaims claims =
          new JwtConsumerBuilder()
              .setJwsAlgorithmConstraints(
                  new AlgorithmConstraints(
                      ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256))
              .setVerificationKey(key)
              .setExpectedIssuers(true, config.issuers().toArray(String[]::new))
              .setExpectedAudience(true, audiences())
              .setRequireSubject()
              .setRequireExpirationTime()
              .setRequireIssuedAt()
              .setAllowedClockSkewInSeconds(CLOCK_SKEW_SECONDS)
              .build()
              .processToClaims(idToken);
      return user(claims);
    } catch (InvalidJwtException | MalformedClaimException | ClassCastException invalid) {
      throw refused();
    }
  }

  private static GoogleUser user(JwtClaims claims) throws MalformedClaimException {
    if (claims.getSubject().isBlank()) {
      throw refused();
    }
    return new GoogleUser(
        claims.getSubject(),
        AccountRepository.normalise(text(claims, "email")),
        "true".equals(text(claims, "email_verified")),
        text(claims, "given_name"),
        text(claims, "family_name"),
        text(claims, "picture"),
        Instant.ofEpochSecond(claims.getIssuedAt().getValue()));
  }

  /** Google sends booleans as strings to some clients. */
  private static String text(JwtClaims claims, String name) {
    @Nullable Object value = claims.getClaimValue(name);
    return value == null ? "" : value.toString();
  }

  private String[] audiences() {
    return Stream.of(config.webClientId(), config.androidClientId(), config.iosClientId())
        .flatMap(Optional::stream)
        .toArray(String[]::new);
  }

  private static Buffer encoded(Map<String, String> fields) {
    return Buffer.buffer(
        fields.entrySet().stream()
            .map(
                field ->
                    field.getKey()
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&")));
  }
}
