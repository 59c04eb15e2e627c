package io.quizcast.auth.verification;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** The code as typed. */
record CodeForm(@NotNull @Pattern(regexp = "[0-9]{6}") String code) {}
