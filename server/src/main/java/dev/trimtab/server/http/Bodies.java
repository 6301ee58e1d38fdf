package dev.trimtab.server.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
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
   * A small body as text.
   *
   * @throws ProblemException 400 where it is no UTF-8, 413 where it is larger
   */
  public static String text(InputStream body, RoutingContext request, int maxBytes) {
    requireIdentity(request);
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(read(body, maxBytes)))
          .toString();
    } catch (CharacterCodingException notText) {
      throw new ProblemException(ProblemKind.MALFORMED_BODY, "the body is not text in UTF-8");
    }
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
   * Whether a body is packed.
   *
   * @throws ProblemException 415 where it is, but not as gzip
   */
  static boolean isGzip(RoutingContext request) {
    String encoding = request.request().getHeader(HttpHeaders.CONTENT_ENCODING);
    if (encoding == null || encoding.equalsIgnoreCase("identity")) {
      return false;
    }
    if (!encoding.equalsIgnoreCase("gzip")) {
      throw unsupported("the only Content-Encoding that is read is gzip");
    }
    return true;
  }

  /**
   * What comes out of a body that is packed as gzip.
   *
   * @throws ProblemException 400 where it is not
   */
  static InputStream unpacking(byte[] packed) {
    try {
      return new GZIPInputStream(new ByteArrayInputStream(packed));
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
