package io.quizcast.auth.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;

/** Decodes a token without verifying it and hides its signature. */
record TokenDecoder(ObjectMapper json) {
  private static final int SHOWN = 12;

  JsonNode of(String token) {
    ObjectNode found = json.createObjectNode();
    String[] parts = token.split("\\.", -1);
    found.put("raw_token", token.substring(0, Math.min(SHOWN, token.length())) + "…");
    found.put("parts", parts.length);
    if (parts.length != 3) {
      return found.put("error", "A token has three parts");
    }
    try {
      JsonNode header = decode(parts[0]);
      JsonNode claims = decode(parts[1]);
      long expires = claims.path("exp").asLong();
      found.set("header", header);
      found.set("claims", claims);
      found.put("signature", "hidden");
      found.put("method", header.path("alg").asText());
      found.put("user_id", claims.path("sub").asLong());
      found.put("email", "");
      found.put("role", claims.path("role").asText());
      found.put("issued_at", Instant.ofEpochSecond(claims.path("iat").asLong()).toString());
      found.put("expires_at", Instant.ofEpochSecond(expires).toString());
      found.put("is_expired", Instant.now().getEpochSecond() >= expires);
    } catch (IOException | IllegalArgumentException | java.time.DateTimeException unreadable) {
      found.put("error", "The token cannot be decoded");
    }
    return found;
  }

  private JsonNode decode(String part) throws IOException {
    return json.readTree(Base64.getUrlDecoder().decode(part));
  }
}
