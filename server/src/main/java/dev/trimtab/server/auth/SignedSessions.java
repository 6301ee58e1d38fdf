package dev.trimtab.server.auth;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sessions that are in their cookies alone; see docs/decisions/0049-sessions-in-a-signed-cookie.md.
 */
final class SignedSessions {
  /** A cookie is made anew when so large a part of the idle time has passed. */
  private static final int PARTS_OF_IDLE = 20;

  private final ApiKeyIndex keys;
  private final SessionSeal seal;
  private final SignInThrottle throttle;
  private final InstantSource clock;
  private final Limits limits;

  SignedSessions(
      ApiKeyIndex keys,
      SessionSeal seal,
      SignInThrottle throttle,
      InstantSource clock,
      Limits limits) {
    this.keys = keys;
    this.seal = seal;
    this.throttle = throttle;
    this.clock = clock;
    this.limits = limits;
  }

  /**
   * How long sessions last.
   *
   * @param idle after how long without a request a session ends
   * @param lifetime after how long it ends anyway
   */
  record Limits(Duration idle, Duration lifetime) {}

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
      Instant ends = now.plus(limits.lifetime);
      return new Session(known.principal(), known.key().id(), now, now, ends);
    } catch (UnauthenticatedException wrong) {
      throttle.refused(address);
      throw wrong;
    }
  }

  /** What the cookie of a session holds. */
  String cookie(Session session) {
    String hash = keys.good(session.keyId()).key().sha256();
    SessionToken token = new SessionToken(session.keyId(), session.began(), session.seen());
    return seal.seal(token.text(), hash);
  }

  /** How long a browser need keep that cookie. */
  Duration kept(Session session) {
    Duration left = Duration.between(session.seen(), session.ends());
    return left.compareTo(limits.idle) < 0 ? left : limits.idle;
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
    Instant now = clock.instant();
    Instant ends = token.began().plus(limits.lifetime);
    boolean isOver = !now.isBefore(ends) || !now.isBefore(token.seen().plus(limits.idle));
    if (!seal.isGood(cookie, token.text(), key.key().sha256()) || isOver) {
      throw ended();
    }
    return new Session(key.principal(), token.keyId(), token.began(), token.seen(), ends);
  }

  /** The session as seen now, or empty where its cookie is new enough. */
  Optional<Session> renewed(Session session) {
    Instant now = clock.instant();
    return now.isBefore(session.seen().plus(limits.idle.dividedBy(PARTS_OF_IDLE)))
        ? Optional.empty()
        : Optional.of(
            new Session(
                session.principal(), session.keyId(), session.began(), now, session.ends()));
  }

  private static UnauthenticatedException ended() {
    return UnauthenticatedException.refused("the session has ended: sign in again");
  }
}
