package dev.trimtab.tenant;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Who changed what: keys, settings, tenants, exports. Kept for good and never changed.
 *
 * @param at when, kept to the microsecond
 * @param tenant whom it was about; null where it was the server itself
 * @param actor who did it, as people call the key or the token's subject; {@link #SERVER} where
 *     nobody asked for it
 * @param keyId the key they came with; null where it was a token, or nobody
 * @param address where the call came from; null where there was none
 * @param action what was done, a noun and a verb such as {@code key.rotate}
 * @param subject what it was done to: an id or a name
 * @param detail what changed, as a JSON object; never a secret
 */
public record AuditEntry(
    Instant at,
    @Nullable TenantId tenant,
    String actor,
    @Nullable String keyId,
    @Nullable String address,
    String action,
    String subject,
    String detail) {
  /** The actor of what the server does by itself. */
  public static final String SERVER = "server";

  /** The action that begins the end of a tenant. */
  public static final String TENANT_DELETE = "tenant.delete";

  /** The action that ends it: its name is free. */
  public static final String TENANT_GONE = "tenant.gone";

  /** An entry by somebody without a key. */
  public AuditEntry(
      Instant at,
      @Nullable TenantId tenant,
      String actor,
      @Nullable String address,
      String action,
      String subject,
      String detail) {
    this(at, tenant, actor, null, address, action, subject, detail);
  }

  public AuditEntry {
    at = at.truncatedTo(ChronoUnit.MICROS);
  }
}
