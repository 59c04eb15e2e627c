package io.quizcast.quiz;

import io.smallrye.config.ConfigMapping;

/** Secrets that this service needs to start. */
@ConfigMapping(prefix = "quizcast")
public interface QuizSecrets {
  /** 64 hex digits; authenticates the commands that only this service may publish. */
  String gameHmacKey();

  /** 64 hex digits; authenticates the commands of gateways, which have the same key. */
  String gatewayHmacKey();
}
