package dev.trimtab.storage.sql.read;

import dev.trimtab.outcome.Aggregate;
import dev.trimtab.outcome.EventPage;
import dev.trimtab.outcome.EventQuery;
import dev.trimtab.outcome.FailureCount;
import dev.trimtab.outcome.Inventory;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.outcome.ReplayPage;
import dev.trimtab.outcome.ReplayQuery;
import dev.trimtab.outcome.SampleQuery;
import dev.trimtab.outcome.Selection;
import dev.trimtab.outcome.StoredSample;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.storage.sql.engine.Dialect;
import dev.trimtab.storage.sql.engine.ReadPool;
import dev.trimtab.storage.sql.engine.ReadSession;
import dev.trimtab.tenant.TenantId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The reads of {@link dev.trimtab.outcome.OutcomeStore}, which says what each returns. Each sees
 * one moment of the store. Thread-safe.
 */
public final class OutcomeReads {
  private final ReadPool pool;
  private final ReadPool current;
  private final SelectTenant tenants;
  private final SelectEvents events;
  private final SelectEvent event;
  private final SelectReplay replay;
  private final SelectSamples samples;
  private final SelectLastPosition lastPosition;
  private final SelectNewestValues newest;
  private final SelectAggregate aggregate;
  private final SelectFailureClasses failureClasses;
  private final SelectInventory inventory;
  private final SelectLastOccurredAt lastOccurredAt;

  /**
   * Reads through those pools.
   *
   * @param pool may lag behind
   * @param current does not: what follows positions must not pass over what is still to come
   */
  public OutcomeReads(ReadPool pool, ReadPool current, Dialect dialect) {
    this(pool, current, new Statements(dialect));
  }

  OutcomeReads(ReadPool pool, ReadPool current, Statements statements) {
    this.pool = pool;
    this.current = current;
    this.tenants = new SelectTenant(statements);
    SelectSeries series = new SelectSeries(statements);
    SelectNewestSamples newestSamples = new SelectNewestSamples(statements);
    this.events = new SelectEvents(statements, series, newestSamples);
    this.event = new SelectEvent(statements);
    this.replay = new SelectReplay(statements);
    this.samples = new SelectSamples(statements, series);
    this.lastPosition = new SelectLastPosition(statements);
    this.newest = new SelectNewestValues(series, newestSamples);
    this.aggregate = new SelectAggregate(statements);
    this.failureClasses = new SelectFailureClasses(statements);
    this.inventory = new SelectInventory(statements);
    this.lastOccurredAt = new SelectLastOccurredAt(statements);
  }

  public <T> T atOneMoment(Supplier<T> reads) {
    return pool.snapshot(_ -> reads.get());
  }

  public <T> CompletableFuture<T> soon(Supplier<T> reads) {
    return pool.snapshotSoon(_ -> reads.get());
  }

  public EventPage events(TenantId tenant, EventQuery query) {
    return read(
        tenant,
        new EventPage(List.of(), null),
        (session, found) -> events.run(session, found.number(), query));
  }

  public ReplayPage replay(TenantId tenant, ReplayQuery query) {
    return read(
        current,
        tenant,
        new ReplayPage(List.of(), query.through()),
        (session, found) -> replay.run(session, found.number(), query));
  }

  public List<StoredSample> samples(TenantId tenant, SampleQuery query) {
    return read(
        current,
        tenant,
        List.of(),
        (session, found) -> samples.run(session, found.number(), query));
  }

  public long lastPosition(TenantId tenant) {
    return read(current, tenant, 0L, (session, found) -> lastPosition.run(session, found.number()));
  }

  public Optional<OutcomeEvent> event(TenantId tenant, String id) {
    return read(
        tenant, Optional.empty(), (session, found) -> event.run(session, found.number(), id));
  }

  public List<double[]> newest(TenantId tenant, List<Selection> selections, int window) {
    return read(
        tenant,
        selections.stream().map(_ -> new double[0]).toList(),
        (session, found) -> newest.run(session, found.number(), selections, window));
  }

  public List<Aggregate> aggregates(TenantId tenant, List<Selection> selections) {
    return read(
        tenant,
        Collections.nCopies(selections.size(), Aggregate.EMPTY),
        (session, found) -> aggregate.run(session, found, selections));
  }

  public List<FailureCount> failureClasses(
      TenantId tenant,
      @Nullable String domain,
      @Nullable String environment,
      TimeRange range,
      int limit) {
    Selection failures = new Selection(MetricType.FAILURE_CLASS, domain, environment, null, range);
    return read(
        tenant, List.of(), (session, found) -> failureClasses.run(session, found, failures, limit));
  }

  public Inventory inventory(
      TenantId tenant, @Nullable String domain, @Nullable String environment, int limit) {
    return read(
        tenant,
        SelectInventory.EMPTY,
        (session, found) -> {
          if (domain != null) {
            return inventory.ofDomain(session, found.number(), domain, limit);
          }
          return environment == null
              ? inventory.run(session, found, limit)
              : inventory.ofEnvironment(session, found.number(), environment, limit);
        });
  }

  public Optional<Instant> lastOccurredAt(TenantId tenant) {
    return read(
        tenant, Optional.empty(), (session, found) -> lastOccurredAt.run(session, found.number()));
  }

  public Optional<Instant> lastOccurredAtAnywhere() {
    return pool.snapshot(
        session -> {
          session.seeAll();
          return lastOccurredAt.runAnywhere(session);
        });
  }

  /** A read of one tenant's rows. */
  private interface TenantRead<T> {
    T of(ReadSession session, FoundTenant tenant) throws SQLException;
  }

  private <T> T read(TenantId tenant, T ofNobody, TenantRead<T> read) {
    return read(pool, tenant, ofNobody, read);
  }

  private <T> T read(ReadPool pool, TenantId tenant, T ofNobody, TenantRead<T> read) {
    return pool.snapshot(
        session -> {
          FoundTenant found = tenants.find(session, tenant);
          return found == null ? ofNobody : read.of(session, found);
        });
  }
}
