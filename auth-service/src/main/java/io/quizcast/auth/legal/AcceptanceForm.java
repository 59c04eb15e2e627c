package io.quizcast.auth.legal;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * The versions of the terms that the player accepts.
 *
 * @param marketingOptIn the player's choice about marketing; if absent, the previous one is kept
 */
public record AcceptanceForm(
    @NotNull @AssertTrue Boolean tosAccepted,
    @NotNull @AssertTrue Boolean privacyAccepted,
    @NotBlank @Size(max = 20) String tosVersion,
    @NotBlank @Size(max = 20) String privacyVersion,
    @Nullable Boolean marketingOptIn) {}
