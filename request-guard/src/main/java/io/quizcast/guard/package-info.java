/**
 * Authentication, CSRF check, rate limits and error bodies for every service with routes. It is
 * enough to have the jar on the class path. Resources use:
 *
 * <ul>
 *   <li>{@code @Authenticated} and {@code @RolesAllowed} with a permission for routes, {@link
 *       io.quizcast.guard.CsrfProtected} for writes by browsers, {@link
 *       io.quizcast.guard.InternalOnly} for {@code /internal/};
 *   <li>{@link io.quizcast.guard.CallerIdentity} for user, session and permissions;
 *   <li>{@link io.quizcast.guard.RequestRefused}, which becomes the error body when it is thrown;
 *   <li>a bean of type {@link io.quizcast.guard.limit.RateLimits} for the service's table of
 *       limits.
 * </ul>
 *
 * <p>Tests of a service get tokens from {@code TokensForTests} in this module's test jar (artifact
 * {@code quizcast-request-guard}, type {@code test-jar}, scope {@code test}): a test resource that
 * serves a key set like auth-service and signs tokens with any claims.
 */
package io.quizcast.guard;
