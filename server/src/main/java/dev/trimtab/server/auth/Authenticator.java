package dev.trimtab.server.auth;

import dev.trimtab.tenant.Principal;

/** Turns a key or a token into the principal it stands for. Never blocks; thread-safe. */
public interface Authenticator {
  /**
   * The principal of {@code credentials}.
   *
   * @throws UnauthenticatedException where they are unknown, expired, forged or not understood
   * @throws UnknownTokenKeyException where a token names a key that is not known yet: worth another
   *     try when the issuer has answered
   * @throws dev.trimtab.outcome.StorageException where it cannot be known at present
   */
  Principal authenticate(String credentials);
}
