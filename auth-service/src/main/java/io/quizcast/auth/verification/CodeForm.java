package io.quizcast.auth.verification;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** The code from the e-mail. */
record CodeForm(@NotNull @Pattern(regexp = "[0-9]{6}") String code) {}
