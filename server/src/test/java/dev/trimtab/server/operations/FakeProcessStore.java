package dev.trimtab.server.operations;

import dev.trimtab.operations.ProcessEnd;
import dev.trimtab.operations.ProcessLimits;
import dev.trimtab.operations.ProcessProgress;
import dev.trimtab.operations.ProcessQuery;
import dev.trimtab.operations.ProcessRecord;
import dev.trimtab.operations.ProcessStart;
import dev.trimtab.operations.ProcessStore;
import dev.trimtab.operations.ProcessType;
import dev.trimtab.outcome.StorageException;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.TenantId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Hears reports, and does nothing else; some of its tenants are being deleted. */
final class FakeProcessStore implements ProcessStore {
  final Set<TenantId> going = new HashSet<>();
  final Set<String> heardOf = new HashSet<>();

  @Override
  public Optional<ProcessRecord> report(
      TenantId tenant, String id, ProcessProgress progress, Instant at) {
    if (going.contains(tenant)) {
      throw StorageException.gone(tenant);
    }
    heardOf.add(id);
    ProcessStart start = new ProcessStart(id, ProcessType.EXPORT, "e", "ada", at, "{}", null);
    return Optional.of(ProcessRecord.started(start, progress));
  }

  @Override
  public Optional<ProcessRecord> end(TenantId tenant, String id, ProcessEnd end, Instant at) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean start(
      TenantId tenant,
      ProcessStart process,
      ProcessProgress progress,
      ProcessLimits limits,
      AuditEntry entry) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<ProcessRecord> find(TenantId tenant, String id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<ProcessRecord> list(TenantId tenant, ProcessQuery query) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int running(TenantId tenant) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<ProcessRecord> furthest(TenantId tenant, String resumeKey) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<ProcessRecord> requestCancel(TenantId tenant, String id, AuditEntry entry) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int interruptSilent(Instant heardBefore, Instant at, int limit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int removeEnded(Instant endedBefore, int limit) {
    throw new UnsupportedOperationException();
  }
}
