package io.quizcast.auth.twofactor;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** A one-time code from the authenticator, or a recovery code. */
record CodeForm(@NotBlank @Size(max = 32) String code) {}
