package dev.trimtab.operations;

import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where processes are kept. Thread-safe. Every method may throw {@code StorageException}; each
 * change is durable when the method returns. A tenant sees its own processes alone, and nobody
 * else's are found by their ids.
 */
public interface ProcessStore {
  /**
   * Adds a running process, and removes a few of the oldest ended ones beyond the limit.
   *
   * @param progress how far it is from the start on
   * @param entry what the audit log keeps of it, in the same transaction; null for nothing
   * @return false, and nothing is kept, where as many run as may
   */
  boolean start(
      TenantId tenant,
      ProcessStart process,
      ProcessProgress progress,
      ProcessLimits limits,
      @Nullable AuditEntry entry);

  /** The process of that id, or empty where the tenant has none. */
  Optional<ProcessRecord> find(TenantId tenant, String id);

  /** Processes, newest first; fewer than the limit where there are no more. */
  List<ProcessRecord> list(TenantId tenant, ProcessQuery query);

  /** How many processes of a tenant run now. */
  int running(TenantId tenant);

  /**
   * The process with that resume key that came furthest, of those that have not succeeded; empty
   * where there is none.
   */
  Optional<ProcessRecord> furthest(TenantId tenant, String resumeKey);

  /**
   * Notes that a process is alive and how far it is. One that was taken for interrupted runs again;
   * one that has ended otherwise stays as it is.
   *
   * @return the process as it then is, or empty where the tenant has none of that id
   */
  Optional<ProcessRecord> report(TenantId tenant, String id, ProcessProgress progress, Instant at);

  /**
   * Ends a process. The first end counts, but for an interruption, which any end replaces.
   *
   * @return the process as it then is, or empty where the tenant has none of that id
   */
  Optional<ProcessRecord> end(TenantId tenant, String id, ProcessEnd end, Instant at);

  /**
   * Asks a running process to end; it learns of it when it next reports. Asking twice is asking
   * once; one that does not run stays as it is.
   *
   * @param entry what the audit log keeps of it, in the same transaction
   * @return the process as it then is, or empty where the tenant has none of that id
   */
  Optional<ProcessRecord> requestCancel(TenantId tenant, String id, AuditEntry entry);

  /**
   * Marks as interrupted those that run and were last heard of before {@code heardBefore}. For the
   * server's upkeep only: of all tenants.
   *
   * @param limit how many at the most
   * @return how many
   */
  int interruptSilent(Instant heardBefore, Instant at, int limit);

  /**
   * Removes those that ended before {@code endedBefore}. For the server's upkeep only: of all
   * tenants.
   *
   * @param limit how many at the most
   * @return how many
   */
  int removeEnded(Instant endedBefore, int limit);
}
