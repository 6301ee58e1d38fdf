package dev.trimtab.server.auth;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sessions of those who came with a key, in their cookies alone; see
 * docs/decisions/0049-sessions-in-a-signed-cookie.md.
 */
final class SignedSessions {
  private final ApiKeyIndex keys;
  private final SessionSeal seal;
  private final SignInThrottle throttle;
  private final InstantSource clock;
  private final SessionLimits limits;

  SignedSessions(
      ApiKeyIndex keys,
      SessionSeal seal,
      SignInThrottle throttle,
      InstantSource clock,
      SessionLimits limits) {
    this.keys = keys;
    this.seal = seal;
    this.throttle = throttle;
    this.clock = clock;
    this.limits = limits;
  }

  /**
   * Begins a session.
   *
   * @param address where the key came from; null where that is not known
   * @throws UnauthenticatedException where the key is not good
   * @throws TooManySignInsException where too many were not, from that address
   */
  Session begin(String key, @Nullable String address) {
    throttle.admit(address);
    try {
      ApiKeyIndex.Known known = keys.good(new KeySecret(key));
      Instant now = clock.instant();
      return new Session(known.principal(), null, now, now, limits.end(now));
    } catch (UnauthenticatedException wrong) {
      throttle.refused(address);
      throw wrong;
    }
  }

  /** What the cookie of a session holds. */
  String cookie(Session session) {
    String keyId = requireNonNull(session.keyId());
    String hash = keys.good(keyId).key().sha256();
    SessionToken token = new SessionToken(keyId, session.began(), session.seen());
    return seal.seal(token.text(), hash);
  }

  /** How long a browser need keep that cookie. */
  Duration kept(Session session) {
    return limits.kept(session);
  }

  /**
   * The session of a cookie.
   *
   * @throws UnauthenticatedException where it has ended, or never was
   */
  Session read(String cookie) {
    SessionToken token =
        SessionSeal.textOf(cookie).flatMap(SessionToken::read).orElseThrow(SignedSessions::ended);
    ApiKeyIndex.Known key = keys.good(token.keyId());
    boolean isOver = limits.isOver(token.began(), token.seen(), clock.instant());
    if (!seal.isGood(cookie, token.text(), key.key().sha256()) || isOver) {
      throw ended();
    }
    return new Session(
        key.principal(), null, token.began(), token.seen(), limits.end(token.began()));
  }

  /** The session as seen now, or empty where its cookie is new enough. */
  Optional<Session> renewed(Session session) {
    return limits.renewed(session, clock.instant());
  }

  static UnauthenticatedException ended() {
    return UnauthenticatedException.refused("the session has ended: sign in again");
  }
}
