package dev.trimtab.server.operations;

import dev.trimtab.operations.ProcessLimits;
import dev.trimtab.operations.ProcessProgress;
import dev.trimtab.operations.ProcessStart;
import dev.trimtab.operations.ProcessStore;
import dev.trimtab.operations.ProcessType;
import dev.trimtab.outcome.EventIds;
import dev.trimtab.server.config.OperationsConfig;
import dev.trimtab.server.http.ProblemException;
import dev.trimtab.server.http.ProblemKind;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.TenantId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Starts processes, as many as may run. */
@Singleton
public final class Processes {
  private final ProcessStore store;
  private final OperationsConfig config;
  private final EventIds ids;
  private final InstantSource clock;

  Processes(ProcessStore store, OperationsConfig config, EventIds ids, InstantSource clock) {
    this.store = store;
    this.config = config;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * What a process is, before it starts.
   *
   * @param name what people call it
   * @param startedBy who starts it
   * @param metadata a JSON object
   * @param resumeKey the same for the same work; null where that makes no sense
   */
  public record Draft(
      ProcessType type,
      String name,
      String startedBy,
      String metadata,
      @Nullable String resumeKey) {}

  /** Gives a process its id and its time; it does not start yet. */
  public ProcessStart prepare(Draft draft) {
    Instant now = clock.instant();
    return new ProcessStart(
        ids.next(now),
        draft.type(),
        draft.name(),
        draft.startedBy(),
        now,
        draft.metadata(),
        draft.resumeKey());
  }

  /**
   * Starts a process.
   *
   * @param entry what the audit log keeps of it; null for nothing
   * @throws ProblemException 409 where as many run as may
   */
  public void start(
      TenantId tenant, ProcessStart process, ProcessProgress progress, @Nullable AuditEntry entry) {
    ProcessLimits limits = new ProcessLimits(config.runningPerTenant(), config.keptPerTenant());
    if (!store.start(tenant, process, progress, limits, entry)) {
      throw new ProblemException(
          ProblemKind.CONFLICT,
          "%d processes of this tenant run, and no more may (%s); wait for one or cancel one"
              .formatted(limits.running(), "trimtab.operations.running-per-tenant"));
    }
  }
}
