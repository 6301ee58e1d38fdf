package dev.trimtab.server.auth;

import dev.trimtab.server.auth.TokenVerifier.Verified;
import dev.trimtab.tenant.Principal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers tokens that were verified, by hash, for a minute at the most. Forged ones are never
 * kept, so strangers cannot fill it. Thread-safe.
 */
final class TokenCache {
  static final int MAX_TOKENS = 10_000;

  private final TokenVerifier verifier;
  private final InstantSource clock;
  private final Map<KeyHash, Verified> verified = new ConcurrentHashMap<>();

  TokenCache(TokenVerifier verifier, InstantSource clock) {
    this.verifier = verifier;
    this.clock = clock;
  }

  /**
   * The principal of a token.
   *
   * @throws UnauthenticatedException where it is not good, saying why
   * @throws UnknownTokenKeyException where it names a key that is not known yet
   */
  Principal authenticate(String token) {
    KeyHash hash = KeyHash.of(token);
    Instant now = clock.instant();
    Verified known = verified.get(hash);
    if (known != null && now.isBefore(known.until())) {
      return known.principal();
    }
    verified.remove(hash);
    Verified fresh = verifier.verify(token);
    if (verified.size() >= MAX_TOKENS) {
      makeRoom(now);
    }
    verified.put(hash, fresh);
    return fresh.principal();
  }

  private void makeRoom(Instant now) {
    verified.values().removeIf(token -> !now.isBefore(token.until()));
    if (verified.size() >= MAX_TOKENS) {
      verified.clear();
    }
  }
}
