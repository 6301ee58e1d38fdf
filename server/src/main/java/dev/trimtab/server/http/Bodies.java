package dev.trimtab.server.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Bodies as they came, before they are read. */
public final class Bodies {
  private static final int MAX_FIELDS_BYTES = 64 * 1024;

  private Bodies() {}

  /** The fields of a small JSON object, which is what every call but the events' takes. */
  public static BodyFields fields(InputStream body, RoutingContext request) {
    requireIdentity(request);
    return BodyFields.of(read(body, MAX_FIELDS_BYTES));
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
   * The whole body.
   *
   * @throws ProblemException 413 where it is larger
   */
  static byte[] read(InputStream body, int maxBytes) {
    try {
      byte[] read = body.readNBytes(maxBytes + 1);
      if (read.length > maxBytes) {
        throw tooLarge(maxBytes);
      }
      return read;
    } catch (IOException brokenOff) {
      throw new ProblemException(
          ProblemKind.MALFORMED_BODY, "the body is broken off or not what its headers say");
    }
  }

  /**
   * The whole body, inflated where it came as gzip.
   *
   * @throws ProblemException 413 where it is larger, deflated or inflated; 415 for other encodings
   */
  static byte[] inflated(InputStream body, int maxBytes, RoutingContext request) {
    String encoding = request.request().getHeader(HttpHeaders.CONTENT_ENCODING);
    if (encoding != null && encoding.equalsIgnoreCase("gzip")) {
      return inflate(read(body, maxBytes), maxBytes);
    }
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw unsupported("the only Content-Encoding that is read is gzip");
    }
    return read(body, maxBytes);
  }

  private static byte[] inflate(byte[] deflated, int maxBytes) {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(deflated))) {
      return read(in, maxBytes);
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
