package io.quizcast.auth.account;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Proof that it is really he. What reason he gives is not kept. */
public record DeletionForm(@Nullable @Size(max = 1024) String password, @Nullable String reason) {

  static @Nullable String passwordOf(@Nullable DeletionForm form) {
    return form == null ? null : form.password();
  }
}
