/**
 * What every service with routes needs and no library gives: who calls, may he, how often, and what
 * an error looks like. Put the jar on the class path; the rest is annotations:
 *
 * <ul>
 *   <li>{@code @Authenticated} and {@code @RolesAllowed("admin")} for routes, {@link
 *       io.quizcast.guard.CsrfProtected} for those a browser changes things with, {@link
 *       io.quizcast.guard.InternalOnly} for {@code /internal/};
 *   <li>{@link io.quizcast.guard.CallerIdentity} injected tells user, session and role;
 *   <li>{@link io.quizcast.guard.RequestRefused} thrown becomes the error body;
 *   <li>a bean of type {@link io.quizcast.guard.RateLimits} is the service's table of limits.
 * </ul>
 *
 * <p>Tests of a service get tokens from {@code TokensForTests} in this module's test jar (artifact
 * {@code quizcast-request-guard}, type {@code test-jar}, scope {@code test}): a test resource that
 * plays auth-service's key endpoint and signs whatever a test wants to claim.
 */
package io.quizcast.guard;
