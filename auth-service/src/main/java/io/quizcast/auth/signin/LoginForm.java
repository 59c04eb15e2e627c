package io.quizcast.auth.signin;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** E-mail address and password. */
record LoginForm(
    @NotBlank @Email @Size(max = 254) String email,
    @NotEmpty @Size(max = 1024) String password,
    @Nullable String deviceId) {

  LoginForm {
    deviceId = deviceId == null || deviceId.isBlank() ? null : deviceId;
  }
}
