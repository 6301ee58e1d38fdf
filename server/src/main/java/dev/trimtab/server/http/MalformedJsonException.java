package dev.trimtab.server.http;

/** A body that is no JSON text at all, so that no field can be named. */
final class MalformedJsonException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String detail;

  MalformedJsonException(String detail) {
    super(detail, null, false, false);
    this.detail = detail;
  }

  /** What is wrong, as the end of a sentence that begins with the body. */
  String detail() {
    return detail;
  }
}
