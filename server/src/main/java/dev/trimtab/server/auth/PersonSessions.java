package dev.trimtab.server.auth;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.trimtab.client.Json;
import dev.trimtab.tenant.Person;
import dev.trimtab.tenant.Principal;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sessions of those whom an identity provider has made known, in their cookies alone. A cookie says
 * who somebody is; what they may do is looked up with each request.
 */
final class PersonSessions {
  private static final String VERSION = "2.";
  private static final String PURPOSE = "session of a person";

  private final PersonAccess access;
  private final CookieSeal seal;
  private final SessionLimits limits;
  private final InstantSource clock;

  PersonSessions(PersonAccess access, CookieSeal seal, Duration idle, InstantSource clock) {
    this.access = access;
    this.seal = seal;
    this.limits = new SessionLimits(idle, access.lifetime());
    this.clock = clock;
  }

  /** True where a cookie is one of these, good or not. */
  static boolean isMeant(String cookie) {
    return cookie.startsWith(VERSION);
  }

  /** Begins a session; empty where no rule gives access. */
  Optional<Session> begin(Identity identity) {
    Identity kept = GroupBudget.fitting(identity, access);
    Instant now = clock.instant();
    return access
        .of(kept)
        .map(principal -> new Session(principal, kept, now, now, limits.end(now)));
  }

  /** What the cookie of a session holds. */
  String cookie(Session session) {
    try {
      byte[] plain = Json.MAPPER.writeValueAsBytes(Kept.of(session));
      return VERSION + seal.seal(PURPOSE, plain);
    } catch (JsonProcessingException impossible) {
      throw new IllegalArgumentException(impossible);
    }
  }

  Duration kept(Session session) {
    return limits.kept(session);
  }

  /**
   * The session of a cookie.
   *
   * @throws UnauthenticatedException where it has ended, never was, or no rule gives access any
   *     more
   */
  Session read(String cookie) {
    Kept kept =
        seal.open(PURPOSE, cookie.substring(VERSION.length()))
            .flatMap(Kept::read)
            .orElseThrow(SignedSessions::ended);
    Instant began = Instant.ofEpochSecond(kept.began);
    Instant seen = Instant.ofEpochSecond(kept.seen);
    if (limits.isOver(began, seen, clock.instant())) {
      throw SignedSessions.ended();
    }
    Identity identity = kept.identity();
    Principal principal =
        access
            .of(identity)
            .orElseThrow(
                () ->
                    UnauthenticatedException.refused(
                        "no rule gives you access any more: sign in again"));
    return new Session(principal, identity, began, seen, limits.end(began));
  }

  Optional<Session> renewed(Session session) {
    return limits.renewed(session, clock.instant());
  }

  /** As it is in the cookie, with names as short as there is room. */
  record Kept(
      @JsonProperty("i") String issuer,
      @JsonProperty("s") String subject,
      @JsonProperty("n") String name,
      @JsonProperty("g") List<String> groups,
      @JsonProperty("e") @Nullable String email,
      @JsonProperty("c") List<String> claims,
      @JsonProperty("b") long began,
      @JsonProperty("l") long seen) {
    static Kept of(Session session) {
      Identity identity = requireNonNull(session.identity());
      Person person = identity.person();
      return new Kept(
          identity.issuer(),
          person.subject(),
          person.name(),
          List.copyOf(person.groups()),
          identity.email(),
          List.copyOf(identity.claims()),
          session.began().getEpochSecond(),
          session.seen().getEpochSecond());
    }

    /** Empty where another version wrote it. */
    static Optional<Kept> read(byte[] json) {
      try {
        return Optional.of(Json.MAPPER.readValue(json, Kept.class));
      } catch (IOException other) {
        return Optional.empty();
      }
    }

    Identity identity() {
      return new Identity(
          issuer, new Person(subject, name, Set.copyOf(groups)), email, Set.copyOf(claims));
    }
  }
}
