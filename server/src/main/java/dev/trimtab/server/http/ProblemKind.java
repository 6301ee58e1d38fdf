package dev.trimtab.server.http;

import java.util.Locale;

/** The kinds of problem that have a name of their own; others are told by their status alone. */
public enum ProblemKind {
  SIGN_IN_FAILED(400, "Signing in has failed"),
  MALFORMED_BODY(400, "The body cannot be read"),
  UNAUTHENTICATED(401, "Credentials are missing or wrong"),
  FORBIDDEN(403, "The credentials do not allow this"),
  NO_ACCESS(403, "No rule gives access"),
  NOT_FOUND(404, "There is no such thing"),
  CONFLICT(409, "It contradicts what is there"),
  TOO_LARGE(413, "The body is too large"),
  UNSUPPORTED_BODY(415, "The body is of the wrong kind"),
  INVALID_INPUT(422, "The input is not valid"),
  QUOTA_EXCEEDED(429, "A quota is used up"),
  QUEUE_FULL(429, "Too much waits to be stored"),
  TOO_MANY_SIGN_INS(429, "Too many sign-ins have failed"),
  TOO_MANY_STREAMS(429, "Too many streams are open"),
  TOO_MANY_TESTS(429, "Too many tests were sent"),
  INTERNAL_ERROR(500, "Something went wrong here"),
  PROVIDER_UNAVAILABLE(502, "The identity provider cannot be reached"),
  STORAGE_UNAVAILABLE(503, "The store cannot be used at present"),
  STORAGE_FULL(507, "The store is full");

  private final int status;
  private final String title;

  ProblemKind(int status, String title) {
    this.status = status;
    this.title = title;
  }

  public int status() {
    return status;
  }

  /** The kind in words, the same for every problem of it. */
  public String title() {
    return title;
  }

  /** The URI that names the kind. */
  public String type() {
    return "urn:trimtab:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
