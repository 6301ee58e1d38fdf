package dev.trimtab.server.auth;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;

/** Carries sessions to browsers and back: in a cookie that no script and no other site gets. */
final class CookieSessions implements Sessions {
  static final String COOKIE = "trimtab_session";

  private final SignedSessions signed;
  private final PersonSessions persons;
  private final String path;

  /**
   * With a cookie for everything below a path.
   *
   * @param basePath without a slash at its end
   */
  CookieSessions(SignedSessions signed, PersonSessions persons, String basePath) {
    this.signed = signed;
    this.persons = persons;
    this.path = basePath + "/";
  }

  @Override
  public Optional<Session> of(RoutingContext request) {
    Cookie cookie = request.request().getCookie(COOKIE);
    return cookie == null ? Optional.empty() : Optional.of(read(cookie.getValue()));
  }

  private Session read(String cookie) {
    return PersonSessions.isMeant(cookie) ? persons.read(cookie) : signed.read(cookie);
  }

  @Override
  public Session begin(String key, RoutingContext request) {
    Session session = signed.begin(key, Auditor.address(request));
    give(session, request);
    return session;
  }

  @Override
  public Optional<Session> begin(Identity identity, RoutingContext request) {
    Optional<Session> session = persons.begin(identity);
    session.ifPresent(begun -> give(begun, request));
    return session;
  }

  @Override
  public void renew(Session session, RoutingContext request) {
    Optional<Session> renewed =
        isPerson(session) ? persons.renewed(session) : signed.renewed(session);
    renewed.ifPresent(newer -> give(newer, request));
  }

  @Override
  public void end(RoutingContext request) {
    request.response().addCookie(cookie("", request.request()).setMaxAge(0));
  }

  private void give(Session session, RoutingContext request) {
    boolean isPerson = isPerson(session);
    String text = isPerson ? persons.cookie(session) : signed.cookie(session);
    Duration kept = isPerson ? persons.kept(session) : signed.kept(session);
    request.response().addCookie(cookie(text, request.request()).setMaxAge(kept.toSeconds()));
  }

  private static boolean isPerson(Session session) {
    return session.identity() != null;
  }

  private Cookie cookie(String value, HttpServerRequest request) {
    return Cookie.cookie(COOKIE, value)
        .setPath(path)
        .setHttpOnly(true)
        .setSecure("https".equals(request.scheme()))
        .setSameSite(CookieSameSite.STRICT);
  }
}
