package dev.trimtab.server.http;

import dev.trimtab.input.InvalidInputException;
import dev.trimtab.outcome.QueueFullException;
import dev.trimtab.outcome.StorageException;
import dev.trimtab.server.auth.ForbiddenException;
import dev.trimtab.server.auth.TooManySignInsException;
import dev.trimtab.server.auth.UnauthenticatedException;
import dev.trimtab.server.health.StoreOutage;
import dev.trimtab.server.quota.QuotaExceededException;
import dev.trimtab.server.quota.QuotaPause;
import dev.trimtab.server.stream.TooManyStreamsException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.time.Duration;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;

/** The one place where what went wrong becomes an answer. */
@Singleton
public final class ExceptionMappers {
  private static final int METHOD_NOT_ALLOWED = 405;
  private static final int SERVER_ERROR = 500;
  private static final long RETRY_SOON_SECONDS = 1;
  private static final long RETRY_STREAM_SECONDS = 5;
  private static final long RETRY_FULL_SECONDS = 60;

  private final StoreOutage outage;

  ExceptionMappers(StoreOutage outage) {
    this.outage = outage;
  }

  @ServerExceptionMapper
  public Response invalid(InvalidInputException invalid, HttpServerRequest request) {
    int count = invalid.faults().size();
    String detail = count == 1 ? said(invalid) : count + " things are wrong: see errors";
    return Problems.of(ProblemKind.INVALID_INPUT, detail, invalid.faults(), request).build();
  }

  @ServerExceptionMapper
  public Response malformed(MalformedJsonException malformed, HttpServerRequest request) {
    return Problems.of(ProblemKind.MALFORMED_BODY, "the body " + malformed.detail(), request)
        .build();
  }

  @ServerExceptionMapper
  public Response problem(ProblemException problem, HttpServerRequest request) {
    ResponseBuilder response =
        Problems.of(problem.kind(), problem.detail(), problem.faults(), request);
    Duration wait = problem.retryAfter();
    return wait == null
        ? response.build()
        : Problems.retryAfter(response, Math.max(1, wait.toSeconds())).build();
  }

  @ServerExceptionMapper
  public Response unauthenticated(UnauthenticatedException refused, HttpServerRequest request) {
    return Problems.of(ProblemKind.UNAUTHENTICATED, said(refused), request)
        .header(HttpHeaders.WWW_AUTHENTICATE, refused.challenge())
        .build();
  }

  @ServerExceptionMapper
  public Response forbidden(ForbiddenException forbidden, HttpServerRequest request) {
    return Problems.of(ProblemKind.FORBIDDEN, said(forbidden), request).build();
  }

  @ServerExceptionMapper
  public Response queueFull(QueueFullException full, HttpServerRequest request) {
    ResponseBuilder response =
        Problems.of(ProblemKind.QUEUE_FULL, full.getMessage() + "; nothing was stored", request);
    return Problems.retryAfter(response, Math.max(1, full.retryAfter().toSeconds())).build();
  }

  @ServerExceptionMapper
  public Response tooManyStreams(TooManyStreamsException refused, HttpServerRequest request) {
    ResponseBuilder response =
        Problems.of(ProblemKind.TOO_MANY_STREAMS, said(refused) + "; close one first", request);
    return Problems.retryAfter(response, RETRY_STREAM_SECONDS).build();
  }

  @ServerExceptionMapper
  public Response tooManySignIns(TooManySignInsException refused, HttpServerRequest request) {
    ResponseBuilder response = Problems.of(ProblemKind.TOO_MANY_SIGN_INS, said(refused), request);
    return Problems.retryAfter(response, refused.retryAfterSeconds()).build();
  }

  /** Who was turned away before the body was read has waited already. */
  @ServerExceptionMapper
  public Uni<Response> quotaExceeded(QuotaExceededException exceeded, RoutingContext routing) {
    Response response =
        Problems.retryAfter(
                Problems.of(
                    ProblemKind.QUOTA_EXCEEDED,
                    said(exceeded) + "; nothing was stored",
                    routing.request()),
                exceeded.retryAfterSeconds())
            .build();
    return exceeded.isOfContent()
        ? QuotaPause.before(routing.vertx(), response)
        : Uni.createFrom().item(response);
  }

  /** A failed store is never the caller's fault, and mostly passes; a tenant that goes does not. */
  @ServerExceptionMapper
  public Response storage(StorageException failed, HttpServerRequest request) {
    return switch (failed.kind()) {
      case FULL ->
          Problems.retryAfter(
                  Problems.ofFailure(ProblemKind.STORAGE_FULL, "nothing was stored", failed),
                  RETRY_FULL_SECONDS)
              .build();
      case CONFLICT, OVERLOAD ->
          Problems.retryAfter(
                  Problems.ofFailure(
                      ProblemKind.STORAGE_UNAVAILABLE, "nothing was stored; try again", failed),
                  RETRY_SOON_SECONDS)
              .build();
      case UNAVAILABLE ->
          Problems.retryAfter(
                  Problems.ofIncident(
                      ProblemKind.STORAGE_UNAVAILABLE,
                      "the store did not answer; what was sent with an id can safely be sent again",
                      outage.incident(failed)),
                  RETRY_SOON_SECONDS)
              .build();
      case REJECTED ->
          Problems.ofFailure(ProblemKind.INTERNAL_ERROR, "the store refused it", failed).build();
      case GONE -> Problems.of(ProblemKind.CONFLICT, said(failed), request).build();
    };
  }

  /** What the framework says by itself: unknown paths, methods, media types. */
  @ServerExceptionMapper
  public Response framework(WebApplicationException said, HttpServerRequest request) {
    int status = said.getResponse().getStatus();
    if (status >= SERVER_ERROR || status < 400) {
      return unexpected(said);
    }
    ResponseBuilder response =
        Problems.ofStatus(status, FrameworkDetails.of(status, request), request);
    if (status == METHOD_NOT_ALLOWED) {
      response.header(HttpHeaders.ALLOW, AllowedMethods.of(CurrentRequestManager.get()));
    }
    return response.build();
  }

  /** What the HTTP layer says of a request it cannot read. */
  @ServerExceptionMapper
  public Response unreadable(HttpException said, HttpServerRequest request) {
    if (said.getStatusCode() >= SERVER_ERROR) {
      return unexpected(said);
    }
    return Problems.ofStatus(
            said.getStatusCode(), FrameworkDetails.of(said.getStatusCode(), request), request)
        .build();
  }

  @ServerExceptionMapper
  public Response unexpected(Throwable cause) {
    return Problems.ofFailure(ProblemKind.INTERNAL_ERROR, "this is a fault of the server", cause)
        .build();
  }

  private static String said(RuntimeException exception) {
    return String.valueOf(exception.getMessage());
  }
}
