package dev.trimtab.server.web;

import io.vertx.core.http.HttpServerResponse;

/** What a browser is told not to do with the dashboard. */
final class SecurityHeaders {
  private SecurityHeaders() {}

  /** For a file. */
  static void put(HttpServerResponse response) {
    response
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Cross-Origin-Resource-Policy", "same-origin")
        .putHeader("Referrer-Policy", "no-referrer");
  }

  /**
   * For the page: nothing comes from elsewhere, nothing goes elsewhere, and nobody frames it.
   *
   * @param nonce of the styles and scripts within it
   */
  static void put(HttpServerResponse response, String nonce) {
    put(response);
    response
        .putHeader(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self' 'nonce-%1$s'; style-src 'self' 'nonce-%1$s';"
                    .formatted(nonce)
                + " img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self';"
                + " base-uri 'self'; form-action 'self'; frame-ancestors 'none'")
        .putHeader("X-Frame-Options", "DENY")
        .putHeader("Cross-Origin-Opener-Policy", "same-origin")
        .putHeader(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
  }
}
