package io.quizcast.guard;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.DatabaseException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.validation.ValidationException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Maps exceptions to a status and an {@link ErrorBody} that reveals no internals. */
public class ErrorMappers {
  private static final Logger LOG = Logger.getLogger(ErrorMappers.class);

  /**
   * Classes of SQL states: connection failure, insufficient resources, and statements that the
   * database has cancelled.
   */
  private static final Set<String> OVERLOADED = Set.of("08", "53", "57");

  private static final int MAX_CAUSES = 16;

  /** The framework's message for a form that has no part, or whose last part has no end. */
  private static final String INCOMPLETE_FORM = "Connection terminated reading multipart data";

  @ServerExceptionMapper
  public Response refused(RequestRefused refused) {
    Response.ResponseBuilder response = json(refused.status(), refused.body());
    Long retryAfter = refused.retryAfter();
    if (retryAfter != null) {
      response.header("Retry-After", retryAfter);
    }
    return response.build();
  }

  @ServerExceptionMapper(priority = 1)
  public Response unauthorized(UnauthorizedException missing, RoutingContext context) {
    return refused(RequestRefused.token(TokenAuthentication.refusalOf(context)));
  }

  @ServerExceptionMapper(priority = 1)
  public Response unauthenticated(AuthenticationFailedException failed, RoutingContext context) {
    return refused(RequestRefused.token(TokenAuthentication.refusalOf(context)));
  }

  @ServerExceptionMapper(priority = 1)
  public Response forbidden(ForbiddenException forbidden) {
    return refused(RequestRefused.of(403, null, "Admin rights required"));
  }

  @ServerExceptionMapper(priority = 1)
  public Response violated(ValidationException invalid) {
    if (invalid instanceof ConstraintViolationException violations) {
      String details =
          violations.getConstraintViolations().stream()
              .map(v -> lastName(v) + ": " + v.getMessage())
              .sorted()
              .collect(Collectors.joining("; "));
      return refused(RequestRefused.invalid("Some fields are not right").withDetails(details));
    }
    return failed(invalid);
  }

  @ServerExceptionMapper(priority = 1)
  public Response mismatched(MismatchedInputException mismatch) {
    String where =
        mismatch.getPath().stream()
            .map(r -> r.getFieldName() == null ? "[]" : r.getFieldName())
            .collect(Collectors.joining("."));
    return refused(
        RequestRefused.invalid("The request body cannot be read")
            .withDetails((where.isEmpty() ? "body" : where) + ": wrong kind"));
  }

  @ServerExceptionMapper(priority = 1)
  public Response malformed(JsonProcessingException malformed) {
    if (isTooLarge(malformed)) {
      return refused(RequestRefused.tooLarge());
    }
    return refused(
        RequestRefused.invalid("The request body is not JSON").withDetails("body: not JSON"));
  }

  /**
   * Answers 500 for faults of the service. A duplicated key in a body with a single field causes
   * the same exception, but is the client's fault, so it is answered with 400.
   */
  @ServerExceptionMapper(priority = 1)
  public Response undefined(InvalidDefinitionException fault) {
    return fault.getProcessor() instanceof JsonGenerator ? failed(fault) : malformed(fault);
  }

  @ServerExceptionMapper({NotFoundException.class, NotAllowedException.class})
  public Response unknownRoute(WebApplicationException unknown) {
    return Response.status(404)
        .type(MediaType.TEXT_PLAIN_TYPE)
        .entity("404 page not found")
        .build();
  }

  @ServerExceptionMapper
  public Response http(WebApplicationException http) {
    if (http.getCause() instanceof MismatchedInputException mismatch) {
      return mismatched(mismatch);
    }
    if (http.getCause() instanceof JsonProcessingException malformed) {
      return malformed(malformed);
    }
    int status = http.getResponse().getStatus();
    if (status == 413 || isTooLarge(http)) {
      return refused(RequestRefused.tooLarge());
    }
    if (status >= 500) {
      return failed(http);
    }
    return status < 400
        ? http.getResponse()
        : refused(RequestRefused.of(status, errorType(status), "The request cannot be read"));
  }

  @ServerExceptionMapper(priority = 1)
  public Response unread(IOException fault) {
    if (INCOMPLETE_FORM.equals(fault.getMessage())) {
      return refused(RequestRefused.invalid("The request cannot be read"));
    }
    return isTooLarge(fault) ? refused(RequestRefused.tooLarge()) : failed(fault);
  }

  /** The framework's input stream reports the limit only in its message. */
  private static boolean isTooLarge(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
      if (cause instanceof IOException && "Request too large".equals(cause.getMessage())) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  private static @Nullable String errorType(int status) {
    return switch (status) {
      case 400 -> "validation_error";
      case 415 -> "unsupported_media_type";
      default -> null;
    };
  }

  @ServerExceptionMapper({
    TimeoutException.class,
    java.util.concurrent.TimeoutException.class,
    ConnectionPoolTooBusyException.class,
    ConnectException.class
  })
  public Response unavailable(Exception failure) {
    LOG.warnf("Answered 503: %s", failure.getClass().getSimpleName());
    return refused(RequestRefused.unavailable());
  }

  @ServerExceptionMapper
  public Response failed(Throwable fault) {
    // Limited, because the exception of a lost connection is its own cause.
    Throwable cause = fault;
    for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
      if (cause instanceof Exception reason && isUnavailable(reason)) {
        return unavailable(reason);
      }
      cause = cause.getCause();
    }
    LOG.error("Request failed", fault);
    return refused(
        RequestRefused.of(500, "internal_server_error", "Something went wrong on our side"));
  }

  private static boolean isUnavailable(Exception cause) {
    return switch (cause) {
      case ConnectException _,
          TimeoutException _,
          ConnectionPoolTooBusyException _,
          ClosedChannelException _,
          ClosedConnectionException _ ->
          true;
      case SQLException refused -> isOverloaded(refused.getSQLState());
      case DatabaseException refused -> isOverloaded(refused.getSqlState());
      default -> false;
    };
  }

  private static boolean isOverloaded(@Nullable String sqlState) {
    return sqlState != null
        && sqlState.length() > 2
        && OVERLOADED.contains(sqlState.substring(0, 2));
  }

  private static Response.ResponseBuilder json(int status, ErrorBody body) {
    return Response.status(status).type("application/json;charset=utf-8").entity(body);
  }

  private static String lastName(ConstraintViolation<?> violation) {
    String name = "body";
    for (Path.Node node : violation.getPropertyPath()) {
      if (node.getName() != null) {
        name = snake(node.getName());
      }
    }
    return name;
  }

  private static String snake(String camel) {
    return camel.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(java.util.Locale.ROOT);
  }
}
