package dev.trimtab.server.auth;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Carries sessions to browsers and back: in a cookie that no script and no other site gets. */
final class CookieSessions implements Sessions {
  static final String COOKIE = "trimtab_session";

  private final SignedSessions signed;
  private final String path;

  /**
   * With a cookie for everything below a path.
   *
   * @param basePath without a slash at its end
   */
  CookieSessions(SignedSessions signed, String basePath) {
    this.signed = signed;
    this.path = basePath + "/";
  }

  @Override
  public Optional<Session> of(RoutingContext request) {
    Cookie cookie = request.request().getCookie(COOKIE);
    return cookie == null ? Optional.empty() : Optional.of(signed.read(cookie.getValue()));
  }

  @Override
  public Session begin(String key, RoutingContext request) {
    Session session = signed.begin(key, Auditor.address(request));
    give(session, request);
    return session;
  }

  @Override
  public void renew(Session session, RoutingContext request) {
    signed.renewed(session).ifPresent(newer -> give(newer, request));
  }

  @Override
  public void end(RoutingContext request) {
    request.response().addCookie(cookie("", request.request()).setMaxAge(0));
  }

  private void give(Session session, RoutingContext request) {
    Cookie cookie = cookie(signed.cookie(session), request.request());
    request.response().addCookie(cookie.setMaxAge(signed.kept(session).toSeconds()));
  }

  private Cookie cookie(String value, HttpServerRequest request) {
    return Cookie.cookie(COOKIE, value)
        .setPath(path)
        .setHttpOnly(true)
        .setSecure("https".equals(request.scheme()))
        .setSameSite(CookieSameSite.STRICT);
  }
}
