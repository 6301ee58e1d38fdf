package dev.trimtab.server.auth;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Signs people in and knows them again by a cookie. Never blocks; thread-safe. */
public interface Sessions {
  /**
   * The session that a request belongs to, or empty where it has no cookie.
   *
   * @throws UnauthenticatedException where the session has ended, or never was
   * @throws dev.trimtab.outcome.StorageException where that cannot be known at present
   */
  Optional<Session> of(RoutingContext request);

  /**
   * Begins a session and gives its cookie to the browser.
   *
   * @throws UnauthenticatedException where the key is not good
   * @throws TooManySignInsException where too many were not, from that address
   */
  Session begin(String key, RoutingContext request);

  /**
   * Begins a session of somebody whom the provider has made known, and gives its cookie to the
   * browser; empty where no rule gives them access.
   */
  Optional<Session> begin(Identity identity, RoutingContext request);

  /** Gives the browser a newer cookie, where the one it came with is old enough. */
  void renew(Session session, RoutingContext request);

  /** Takes the cookie away. */
  void end(RoutingContext request);
}
