package io.quizcast.auth.signin;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** The challenge from the first factor, with a one-time or recovery code. */
record TwoFactorForm(
    @NotNull @Pattern(regexp = "[0-9a-f]{64}") String challenge,
    @NotBlank @Size(max = 32) String code,
    @Nullable String deviceId) {}
