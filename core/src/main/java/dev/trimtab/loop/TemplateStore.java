package dev.trimtab.loop;

import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where templates are kept: every version that ever was, for the loops that keep theirs.
 * Thread-safe. Every method may throw {@code StorageException}; each change is durable when the
 * method returns, together with its audit entry. A tenant nobody has written for is empty, never an
 * error.
 */
public interface TemplateStore {
  /**
   * A version of a template.
   *
   * @param name its name in its tenant
   * @param version from 1
   * @param document as it was written
   * @param isEnabled whether it opens loops
   * @param at when this version was written
   * @param by who wrote it
   */
  record Version(
      String name, int version, String document, boolean isEnabled, Instant at, String by) {}

  /**
   * Writes the next version of a template, or its first; it becomes what is current, and enabled
   * where it is the first. A document that is the same as the current one writes nothing.
   *
   * @param most how many templates a tenant may have
   * @return what is current then; empty where it would be one template too many
   */
  Optional<Version> put(
      TenantId tenant, String name, String document, Instant at, int most, AuditEntry entry);

  /** The current version of each template, by name. */
  List<Version> list(TenantId tenant);

  /** The current version. */
  Optional<Version> find(TenantId tenant, String name);

  /** A version, also of a template that has been deleted since. */
  Optional<Version> find(TenantId tenant, String name, int version);

  /**
   * The versions of a template, the newest first, also of one that has been deleted since.
   *
   * @param before only those below; {@link Integer#MAX_VALUE} for all
   * @param limit how many at the most
   */
  List<Written> versions(TenantId tenant, String name, int before, int limit);

  /**
   * A version in a list.
   *
   * @param version from 1
   * @param isCurrent false too of the newest one of a template that was deleted
   * @param at when it was written
   * @param by who wrote it
   */
  record Written(int version, boolean isCurrent, Instant at, String by) {}

  /**
   * Has a template open loops, or not.
   *
   * @return false where there is none of that name
   */
  boolean enable(TenantId tenant, String name, boolean isEnabled, AuditEntry entry);

  /**
   * Takes a template out of lists; loops that began go on with their version. One of the same name
   * that comes later goes on counting versions.
   *
   * @return false where there is none of that name
   */
  boolean delete(TenantId tenant, String name, AuditEntry entry);

  /** Whose templates are enabled: for whoever looks for what triggers them. */
  List<TenantId> tenants();
}
