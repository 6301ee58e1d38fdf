package dev.trimtab.storage.sql;

import dev.trimtab.outcome.Aggregate;
import dev.trimtab.outcome.Appended;
import dev.trimtab.outcome.EventAppender;
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
import dev.trimtab.outcome.StoredSample;
import dev.trimtab.outcome.Submission;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.storage.sql.correction.VoidEvent;
import dev.trimtab.storage.sql.read.OutcomeReads;
import dev.trimtab.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The port over the classes that do each part of it. */
record SqlOutcomeStore(EventAppender appender, VoidEvent voiding, OutcomeReads reads)
    implements OutcomeStore {
  @Override
  public List<List<Appended>> append(List<Submission> group) {
    return appender.append(group);
  }

  @Override
  public boolean mixesTenants() {
    return appender.mixesTenants();
  }

  @Override
  public boolean voidEvent(TenantId tenant, String id, String reason, Instant at) {
    return voiding.voidEvent(tenant, id, reason, at);
  }

  @Override
  public <T> T atOneMoment(Function<OutcomeStore, T> reads) {
    return this.reads.atOneMoment(() -> reads.apply(this));
  }

  @Override
  public <T> CompletableFuture<T> soon(Function<OutcomeStore, T> reads) {
    return this.reads.soon(() -> reads.apply(this));
  }

  @Override
  public EventPage events(TenantId tenant, EventQuery query) {
    return reads.events(tenant, query);
  }

  @Override
  public ReplayPage replay(TenantId tenant, ReplayQuery query) {
    return reads.replay(tenant, query);
  }

  @Override
  public List<StoredSample> samples(TenantId tenant, SampleQuery query) {
    return reads.samples(tenant, query);
  }

  @Override
  public long lastPosition(TenantId tenant) {
    return reads.lastPosition(tenant);
  }

  @Override
  public Optional<OutcomeEvent> event(TenantId tenant, String id) {
    return reads.event(tenant, id);
  }

  @Override
  public List<double[]> newest(TenantId tenant, List<Selection> selections, int window) {
    return reads.newest(tenant, selections, window);
  }

  @Override
  public List<Aggregate> aggregates(TenantId tenant, List<Selection> selections) {
    return reads.aggregates(tenant, selections);
  }

  @Override
  public List<FailureCount> failureClasses(
      TenantId tenant,
      @Nullable String domain,
      @Nullable String environment,
      TimeRange range,
      int limit) {
    return reads.failureClasses(tenant, domain, environment, range, limit);
  }

  @Override
  public Inventory inventory(
      TenantId tenant, @Nullable String domain, @Nullable String environment, int limit) {
    return reads.inventory(tenant, domain, environment, limit);
  }

  @Override
  public Optional<Instant> lastOccurredAt(TenantId tenant) {
    return reads.lastOccurredAt(tenant);
  }

  @Override
  public Optional<Instant> lastOccurredAtAnywhere() {
    return reads.lastOccurredAtAnywhere();
  }
}
