package dev.trimtab.server.auth;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long sessions last.
 *
 * @param idle after how long without a request a session ends
 * @param lifetime after how long it ends anyway
 */
record SessionLimits(Duration idle, Duration lifetime) {
  /** A cookie is made anew when so large a part of the idle time has passed. */
  private static final int PARTS_OF_IDLE = 20;

  /** When a session ends by its age. */
  Instant end(Instant began) {
    return began.plus(lifetime);
  }

  boolean isOver(Instant began, Instant seen, Instant now) {
    return !now.isBefore(end(began)) || !now.isBefore(seen.plus(idle));
  }

  /** How long a browser need keep the cookie of a session. */
  Duration kept(Session session) {
    Duration left = Duration.between(session.seen(), session.ends());
    return left.compareTo(idle) < 0 ? left : idle;
  }

  /** The session as seen now, or empty where its cookie is new enough. */
  Optional<Session> renewed(Session session, Instant now) {
    return now.isBefore(session.seen().plus(idle.dividedBy(PARTS_OF_IDLE)))
        ? Optional.empty()
        : Optional.of(
            new Session(
                session.principal(), session.identity(), session.began(), now, session.ends()));
  }
}
