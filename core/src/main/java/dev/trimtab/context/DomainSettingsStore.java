package dev.trimtab.context;

import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.Sensitivity;
import dev.trimtab.tenant.TenantId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the settings of domains are kept. Thread-safe. Every method may throw {@code
 * StorageException}. A tenant nobody has written for is empty, never an error.
 */
public interface DomainSettingsStore {
  /** The settings of a domain, or empty where none were ever put. */
  Optional<DomainSettings> find(TenantId tenant, String domain);

  /**
   * Replaces the settings of a domain, durable when this returns, and writes the audit entry in the
   * same transaction.
   *
   * @param limit how many domains of the tenant may have settings
   * @return false where this would be one more; nothing was changed
   */
  boolean put(TenantId tenant, DomainSettings settings, int limit, AuditEntry entry);

  /**
   * The domains that have outcomes or settings, by name in the order of code points.
   *
   * @param after only names behind this one; null for the first
   * @param limit how many at the most
   */
  List<Listed> list(TenantId tenant, @Nullable String after, int limit);

  /**
   * The environments that settings name, by name in the order of code points.
   *
   * @param limit how many at the most
   */
  List<String> environments(TenantId tenant, int limit);

  /**
   * How much there is in an environment.
   *
   * @param most as far as is counted
   */
  Extent extent(TenantId tenant, String environment, Extent most);

  /**
   * How much there is in an environment.
   *
   * @param domains whose settings name it, with outcomes or without
   * @param series of these domains
   */
  record Extent(int domains, int series) {}

  /**
   * A number that grows with each change, of whatever tenant, so that a reader of {@link
   * #declaredScores()} or {@link #declaredSensitivities()} knows when to read again.
   */
  long revision();

  /** What is declared of quality scores, of all tenants, in no order. */
  List<DeclaredScore> declaredScores();

  /** How readily alarms are raised, of all tenants, in no order. */
  List<DeclaredSensitivity> declaredSensitivities();

  /** What is asked for in a domain of a tenant. */
  record DeclaredSensitivity(
      TenantId tenant, String domain, WatchScope scope, Sensitivity.Wish wish) {}

  /**
   * A domain in a list.
   *
   * @param settings null where none were ever put
   */
  record Listed(String domain, @Nullable DomainSettings settings) {}

  /** What a domain of a tenant declares of the quality scores of one event type. */
  record DeclaredScore(TenantId tenant, String domain, String eventType, ScoreRule rule) {}
}
