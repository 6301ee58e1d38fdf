package dev.trimtab.loop;

import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where channels are kept. Their secrets come encrypted and are none of its business. Thread-safe.
 * Every method may throw {@code StorageException}; each change is durable when the method returns,
 * together with its audit entry. A tenant nobody has written for is empty, never an error.
 */
public interface ChannelStore {
  /**
   * A channel as it is kept.
   *
   * @param name its name in its tenant
   * @param settings as a document
   * @param secret encrypted; null where it has none
   * @param at when it was last written, kept to the microsecond
   * @param by who wrote it
   */
  record Stored(String name, String settings, @Nullable String secret, Instant at, String by) {}

  /**
   * Writes a channel, in the place of one of the same name.
   *
   * @param most how many channels a tenant may have
   * @return false where it would be one too many; nothing was stored
   */
  boolean put(TenantId tenant, Stored channel, int most, AuditEntry entry);

  /** All channels, by name. */
  List<Stored> list(TenantId tenant);

  Optional<Stored> find(TenantId tenant, String name);

  /**
   * Removes a channel. What loops still send to it is not delivered.
   *
   * @return false where there is none of that name
   */
  boolean delete(TenantId tenant, String name, AuditEntry entry);

  /**
   * Channels that have a secret, of all tenants, by tenant and name: for whoever checks that the
   * secrets can still be read.
   *
   * @param limit how many at the most
   */
  List<Owned> withSecrets(int limit);

  /** A channel and whose it is. */
  record Owned(TenantId tenant, Stored channel) {}
}
