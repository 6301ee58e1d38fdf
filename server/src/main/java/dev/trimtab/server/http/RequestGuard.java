package dev.trimtab.server.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Answers with a problem where no resource is reached: requests that are too large for the server,
 * and those that its router cannot read.
 *
 * <p>The HTTP layer below has bounds of its own, four times as wide. What goes beyond those, or is
 * no HTTP at all, gets a bare 4xx and loses its connection.
 */
@Singleton
final class RequestGuard {
  static final int MAX_HEADER_BYTES = 8 * 1024;
  static final int MAX_URI_LENGTH = 8 * 1024;

  /** Colon, blank and line end. */
  private static final int HEADER_SEPARATORS = 4;

  private static final String JSON = "application/json";

  /** One media type. The framework below fails where there are two of them, or none. */
  private static final Pattern MEDIA_TYPE =
      Pattern.compile("[\\w!#$&^.+*-]+/[\\w!#$&^.+*-]+\\s*(;[^,]*)?");

  /** Before the framework looks at the length of the body. */
  private static final int FIRST = 1_000;

  private final Provider<BodyLimits> limits;

  RequestGuard(Provider<BodyLimits> limits) {
    this.limits = limits;
  }

  void stand(@Observes Filters filters) {
    filters.register(this::check, FIRST);
  }

  void answer(@Observes Router router) {
    for (int status : new int[] {400, 404, 405, 406, 413, 415}) {
      router.errorHandler(status, request -> Problems.write(request, status));
    }
    router.route().order(Integer.MIN_VALUE).failureHandler(RequestGuard::failed);
  }

  private void check(RoutingContext request) {
    HttpServerRequest asked = request.request();
    if (asked.uri().length() > MAX_URI_LENGTH) {
      Problems.write(request, 414);
    } else if (headerBytes(asked) > MAX_HEADER_BYTES) {
      Problems.write(request, 431);
    } else if (announcedBytes(asked) > limits.get().batchBytes()) {
      Problems.write(request, 413);
    } else if (!isMediaType(asked.getHeader(HttpHeaders.CONTENT_TYPE))) {
      Problems.write(request, 415);
    } else {
      request.next();
    }
  }

  private static int headerBytes(HttpServerRequest request) {
    int bytes = 0;
    for (Map.Entry<String, String> header : request.headers()) {
      bytes += header.getKey().length() + header.getValue().length() + HEADER_SEPARATORS;
    }
    return bytes;
  }

  /** The HTTP layer has seen to it that the length is a number. */
  private static long announcedBytes(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length == null ? 0 : Long.parseLong(length);
  }

  private static boolean isMediaType(@Nullable String said) {
    return said == null || said.equals(JSON) || MEDIA_TYPE.matcher(said).matches();
  }

  private static void failed(RoutingContext request) {
    int status = request.statusCode();
    Throwable cause = request.failure();
    if (request.response().headWritten()) {
      request.request().connection().close();
    } else if (status >= 400 && status < 500) {
      Problems.write(request, status);
    } else {
      Problems.writeFailure(
          request, cause == null ? new IllegalStateException("status " + status) : cause);
    }
  }
}
