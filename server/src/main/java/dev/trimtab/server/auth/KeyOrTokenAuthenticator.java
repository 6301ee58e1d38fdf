package dev.trimtab.server.auth;

import dev.trimtab.tenant.Principal;
import java.util.Optional;

/** Tells API keys from tokens by their first letters and asks whoever knows them. */
final class KeyOrTokenAuthenticator implements Authenticator {
  private final ApiKeyIndex keys;
  private final Optional<TokenCache> tokens;

  KeyOrTokenAuthenticator(ApiKeyIndex keys, Optional<TokenCache> tokens) {
    this.keys = keys;
    this.tokens = tokens;
  }

  @Override
  public Principal authenticate(String credentials) {
    if (tokens.isEmpty() || KeySecret.isMeant(credentials)) {
      return keys.authenticate(credentials);
    }
    return tokens.get().authenticate(credentials);
  }
}
