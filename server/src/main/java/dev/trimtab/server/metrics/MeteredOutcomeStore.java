package dev.trimtab.server.metrics;

import dev.trimtab.outcome.Aggregate;
import dev.trimtab.outcome.Appended;
import dev.trimtab.outcome.EventPage;
import dev.trimtab.outcome.EventQuery;
import dev.trimtab.outcome.FailureCount;
import dev.trimtab.outcome.Inventory;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.outcome.OutcomeStore;
import dev.trimtab.outcome.ReplayPage;
import dev.trimtab.outcome.ReplayQuery;
import dev.trimtab.outcome.SampleQuery;
import dev.trimtab.outcome.Selection;
import dev.trimtab.outcome.StorageException;
import dev.trimtab.outcome.StoredSample;
import dev.trimtab.outcome.Submission;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.server.metrics.StoreErrors.Operation;
import dev.trimtab.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A store whose failures are counted. Those of the append are counted by the recorder. */
public final class MeteredOutcomeStore implements OutcomeStore {
  private final OutcomeStore store;
  private final StoreErrors errors;

  public MeteredOutcomeStore(OutcomeStore store, StoreErrors errors) {
    this.store = store;
    this.errors = errors;
  }

  @Override
  public List<List<Appended>> append(List<Submission> group) {
    return store.append(group);
  }

  @Override
  public boolean mixesTenants() {
    return store.mixesTenants();
  }

  /** Counts one failure, whatever was read. */
  @Override
  public <T> T atOneMoment(Function<OutcomeStore, T> reads) {
    return counted(Operation.READ, () -> store.atOneMoment(reads));
  }

  @Override
  public <T> CompletableFuture<T> soon(Function<OutcomeStore, T> reads) {
    return counted(Operation.READ, () -> store.soon(reads))
        .whenComplete(
            (_, failure) -> {
              if (failure instanceof StorageException known) {
                errors.count(Operation.READ, known.kind());
              }
            });
  }

  @Override
  public EventPage events(TenantId tenant, EventQuery query) {
    return counted(Operation.READ, () -> store.events(tenant, query));
  }

  @Override
  public ReplayPage replay(TenantId tenant, ReplayQuery query) {
    return counted(Operation.READ, () -> store.replay(tenant, query));
  }

  @Override
  public List<StoredSample> samples(TenantId tenant, SampleQuery query) {
    return counted(Operation.READ, () -> store.samples(tenant, query));
  }

  @Override
  public long lastPosition(TenantId tenant) {
    return counted(Operation.READ, () -> store.lastPosition(tenant));
  }

  @Override
  public Optional<OutcomeEvent> event(TenantId tenant, String id) {
    return counted(Operation.READ, () -> store.event(tenant, id));
  }

  @Override
  public List<double[]> newest(TenantId tenant, List<Selection> selections, int window) {
    return counted(Operation.READ, () -> store.newest(tenant, selections, window));
  }

  @Override
  public List<Aggregate> aggregates(TenantId tenant, List<Selection> selections) {
    return counted(Operation.READ, () -> store.aggregates(tenant, selections));
  }

  @Override
  public List<FailureCount> failureClasses(
      TenantId tenant,
      @Nullable String domain,
      @Nullable String environment,
      TimeRange range,
      int limit) {
    return counted(
        Operation.READ, () -> store.failureClasses(tenant, domain, environment, range, limit));
  }

  @Override
  public Inventory inventory(
      TenantId tenant, @Nullable String domain, @Nullable String environment, int limit) {
    return counted(Operation.READ, () -> store.inventory(tenant, domain, environment, limit));
  }

  @Override
  public Optional<Instant> lastOccurredAt(TenantId tenant) {
    return counted(Operation.READ, () -> store.lastOccurredAt(tenant));
  }

  @Override
  public Optional<Instant> lastOccurredAtAnywhere() {
    return counted(Operation.READ, store::lastOccurredAtAnywhere);
  }

  @Override
  public boolean voidEvent(TenantId tenant, String id, String reason, Instant at) {
    return counted(Operation.VOID, () -> store.voidEvent(tenant, id, reason, at));
  }

  private <T> T counted(Operation operation, Supplier<T> call) {
    try {
      return call.get();
    } catch (StorageException failure) {
      errors.count(operation, failure.kind());
      throw failure;
    }
  }
}
