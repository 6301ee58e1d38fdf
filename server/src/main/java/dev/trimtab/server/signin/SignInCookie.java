package dev.trimtab.server.signin;

import dev.trimtab.server.auth.CookieSeal;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/**
 * Gives a browser what its sign-in began with, and reads it back when it comes from the provider:
 * so the cookie must go along from another site, unlike that of a session.
 *
 * @param basePath without a slash at its end
 */
record SignInCookie(CookieSeal seal, String basePath) {
  private static final String NAME = "trimtab_sign_in";

  /** Browsers take it from this host alone, not from a sibling of it, and only over TLS. */
  private static final String HOST_NAME = "__Host-" + NAME;

  Optional<SignInState> read(HttpServerRequest request) {
    Cookie cookie = request.getCookie(isTls(request) ? HOST_NAME : NAME);
    return cookie == null ? Optional.empty() : SignInState.open(seal, cookie.getValue());
  }

  void give(SignInState state, HttpServerRequest request) {
    Cookie cookie = cookie(state.sealed(seal), request);
    request.response().addCookie(cookie.setMaxAge(SignInState.GOOD_FOR.toSeconds()));
  }

  void take(HttpServerRequest request) {
    request.response().addCookie(cookie("", request).setMaxAge(0));
  }

  private Cookie cookie(String value, HttpServerRequest request) {
    boolean tls = isTls(request);
    return Cookie.cookie(tls ? HOST_NAME : NAME, value)
        .setPath(tls ? "/" : basePath + "/v1/session/oidc")
        .setHttpOnly(true)
        .setSecure(tls)
        .setSameSite(CookieSameSite.LAX);
  }

  private static boolean isTls(HttpServerRequest request) {
    return "https".equals(request.scheme());
  }
}
