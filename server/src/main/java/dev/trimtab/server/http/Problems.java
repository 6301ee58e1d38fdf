package dev.trimtab.server.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.trimtab.client.Json;
import dev.trimtab.client.Problem;
import dev.trimtab.input.FieldFault;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.Response.Status;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Writes problems (RFC 9457). */
final class Problems {
  private static final Logger LOG = Logger.getLogger(Problems.class);
  private static final String RETRY_AFTER = "Retry-After";

  private Problems() {}

  /** A problem of a named kind, about the caller's request. */
  static ResponseBuilder of(ProblemKind kind, String detail, HttpServerRequest request) {
    return of(kind, detail, List.of(), request);
  }

  /** A problem of a named kind, with the fields at fault. */
  static ResponseBuilder of(
      ProblemKind kind, String detail, List<FieldFault> faults, HttpServerRequest request) {
    return response(
        new Problem(
            kind.type(), kind.title(), kind.status(), detail, instance(request), errors(faults)));
  }

  /** A problem that its status alone describes. */
  static ResponseBuilder ofStatus(int status, String detail, HttpServerRequest request) {
    return response(problem(status, detail, request));
  }

  private static Problem problem(int status, String detail, HttpServerRequest request) {
    Status known = Status.fromStatusCode(status);
    String title = known == null ? "HTTP " + status : known.getReasonPhrase();
    return new Problem("about:blank", title, status, detail, instance(request), null);
  }

  /** Writes a problem where no resource is reached: of that status, which is the caller's doing. */
  static void write(RoutingContext request, int status) {
    write(
        request,
        problem(status, FrameworkDetails.of(status, request.request()), request.request()));
  }

  /** Writes a problem of ours where no resource is reached. */
  static void writeFailure(RoutingContext request, Throwable cause) {
    write(request, failure(ProblemKind.INTERNAL_ERROR, "this is a fault of the server", cause));
  }

  private static void write(RoutingContext request, Problem problem) {
    request
        .response()
        .setStatusCode(problem.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .end(json(problem));
  }

  private static String json(Problem problem) {
    try {
      return Json.MAPPER.writeValueAsString(problem);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /**
   * A problem of ours: its cause goes to the log under an id, and the caller learns the id alone.
   */
  static ResponseBuilder ofFailure(ProblemKind kind, String detail, Throwable cause) {
    return response(failure(kind, detail, cause));
  }

  /** The same for a cause that is in the log already. */
  static ResponseBuilder ofIncident(ProblemKind kind, String detail, String incident) {
    return response(logged(kind, detail, incident));
  }

  private static Problem failure(ProblemKind kind, String detail, Throwable cause) {
    String incident = UUID.randomUUID().toString();
    LOG.errorf(cause, "incident %s: %s", incident, kind);
    return logged(kind, detail, incident);
  }

  private static Problem logged(ProblemKind kind, String detail, String incident) {
    return new Problem(
        kind.type(),
        kind.title(),
        kind.status(),
        detail + "; it is logged here as incident " + incident,
        "urn:uuid:" + incident,
        null);
  }

  static ResponseBuilder retryAfter(ResponseBuilder response, long seconds) {
    return response.header(RETRY_AFTER, seconds);
  }

  private static ResponseBuilder response(Problem problem) {
    return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
  }

  private static String instance(HttpServerRequest request) {
    String path = request.path();
    return path == null ? "/" : Pointers.printable(path);
  }

  private static @Nullable List<Problem.FieldError> errors(List<FieldFault> faults) {
    return faults.isEmpty()
        ? null
        : faults.stream()
            .map(fault -> new Problem.FieldError(fault.pointer(), fault.detail()))
            .toList();
  }
}
