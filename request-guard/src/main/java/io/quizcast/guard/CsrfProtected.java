package io.quizcast.guard;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks resource classes and methods that require a CSRF token for writes. Use it together with
 * {@code @Authenticated} or {@code @RolesAllowed}; never on a mobile route, which takes no cookies.
 */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface CsrfProtected {}
