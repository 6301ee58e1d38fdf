package dev.trimtab.server.http;

import io.vertx.core.http.HttpServerRequest;

/** What to say about a status that the framework chose. */
final class FrameworkDetails {
  private FrameworkDetails() {}

  static String of(int status, HttpServerRequest request) {
    return switch (status) {
      case 400 -> "the request line, a header or the query cannot be read";
      case 404 -> "there is nothing at this path; /openapi lists what there is";
      case 405 -> request.method() + " is not possible here; see the Allow header";
      case 406 -> "none of the media types that Accept allows can be written";
      case 413 -> "the body is larger than the server takes";
      case 414 -> "the request line is longer than the server takes";
      case 415 -> "the body's Content-Type is not one that is read here";
      case 500 -> "this is a fault of the server, and is logged there";
      case 431 -> "the headers are larger than the server takes";
      default -> "the request was refused";
    };
  }
}
