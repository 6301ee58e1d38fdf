package dev.trimtab.server.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Bodies as they came, before they are read. */
public final class RequestBody {
  private static final byte[] EMPTY = {};

  private RequestBody() {}

  /** The fields of a small JSON object, which is what every call but the events' takes. */
  public static BodyFields fields(byte @Nullable [] body, RoutingContext request) {
    requireIdentity(request);
    return BodyFields.of(body == null ? EMPTY : body);
  }

  /**
   * Refuses a body that is encoded.
   *
   * @throws ProblemException 415
   */
  static void requireIdentity(RoutingContext request) {
    String encoding = request.request().getHeader(HttpHeaders.CONTENT_ENCODING);
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw unsupported("this call takes no Content-Encoding; batches take gzip");
    }
  }

  /**
   * The body, or an empty one where there is none.
   *
   * @throws ProblemException 413 where it is larger
   */
  static byte[] atMost(byte @Nullable [] body, int maxBytes) {
    if (body == null) {
      return EMPTY;
    }
    if (body.length > maxBytes) {
      throw tooLarge(maxBytes);
    }
    return body;
  }

  /**
   * The body, inflated where it came as gzip.
   *
   * @throws ProblemException 413 where it is larger, deflated or inflated; 415 for other encodings
   */
  static byte[] inflated(byte @Nullable [] body, int maxBytes, RoutingContext request) {
    byte[] sent = atMost(body, maxBytes);
    String encoding = request.request().getHeader(HttpHeaders.CONTENT_ENCODING);
    if (encoding == null || encoding.equalsIgnoreCase("identity")) {
      return sent;
    }
    if (!encoding.equalsIgnoreCase("gzip")) {
      throw unsupported("the only Content-Encoding that is read is gzip");
    }
    try (var in = new GZIPInputStream(new ByteArrayInputStream(sent))) {
      byte[] inflated = in.readNBytes(maxBytes + 1);
      return atMost(inflated, maxBytes);
    } catch (IOException notGzip) {
      throw new ProblemException(
          ProblemKind.MALFORMED_BODY, "the body is not gzip, though Content-Encoding says so");
    }
  }

  static ProblemException tooLarge(int maxBytes) {
    return new ProblemException(
        ProblemKind.TOO_LARGE, "the body must be at most " + maxBytes + " bytes");
  }

  private static ProblemException unsupported(String detail) {
    return new ProblemException(ProblemKind.UNSUPPORTED_BODY, detail);
  }
}
