package dev.trimtab.tenant;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An API key as it is kept: its hash, never the key.
 *
 * @param id the public name of the key, made by the server
 * @param sha256 lower-case hexadecimal SHA-256 of the secret; unique
 * @param tenant its tenant; null for an operator key
 * @param name what people call it, 1 to 200 characters
 * @param scopes what it may do; never empty
 * @param createdAt when it was made
 * @param expiresAt from when on it is refused; null for never
 * @param lastUsedAt the last use known, at most a minute old; null where it was never used
 * @param quotas how much may be done with it, beside what bounds its tenant
 */
public record ApiKey(
    String id,
    String sha256,
    @Nullable TenantId tenant,
    String name,
    Set<Scope> scopes,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant lastUsedAt,
    Quotas quotas) {
  /** A key without quotas of its own. */
  public ApiKey(
      String id,
      String sha256,
      @Nullable TenantId tenant,
      String name,
      Set<Scope> scopes,
      Instant createdAt,
      @Nullable Instant expiresAt,
      @Nullable Instant lastUsedAt) {
    this(id, sha256, tenant, name, scopes, createdAt, expiresAt, lastUsedAt, Quotas.NONE);
  }

  public ApiKey {
    scopes = Set.copyOf(scopes);
  }

  /** True where the key is refused at {@code now}. */
  public boolean isExpired(Instant now) {
    return expiresAt != null && !now.isBefore(expiresAt);
  }

  public Principal principal() {
    return new Principal(name, tenant, scopes, id, quotas);
  }
}
