package dev.trimtab.server.auth;

import dev.trimtab.tenant.Quotas;
import dev.trimtab.tenant.Scope;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a key is to be.
 *
 * @param name what people call it, 1 to 200 characters
 * @param scopes what it may do; never empty
 * @param expiresAt from when on it is refused; null for never
 * @param quotas how much may be done with it
 */
public record NewKey(String name, Set<Scope> scopes, @Nullable Instant expiresAt, Quotas quotas) {
  public static final int MAX_NAME_LENGTH = 200;

  public NewKey {
    scopes = Set.copyOf(scopes);
  }
}
