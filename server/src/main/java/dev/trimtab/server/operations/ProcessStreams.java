package dev.trimtab.server.operations;

import dev.trimtab.outcome.StorageException;
import dev.trimtab.server.config.OperationsConfig;
import dev.trimtab.server.config.StreamsConfig;
import dev.trimtab.server.schedule.JobPlan;
import dev.trimtab.server.schedule.Jobs;
import dev.trimtab.server.stream.TooManyStreamsException;
import dev.trimtab.tenant.TenantId;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BooleanSupplier;

/**
 * The streams of processes that are open. Streams of a tenant share what is read: the store is
 * asked once for each tenant that has any. Thread-safe.
 */
@Singleton
public final class ProcessStreams implements AutoCloseable {

  private static final class Tenant {
    final Board board = new Board();
    int streams;
  }

  private final BoardReader reader;
  private final StreamsConfig limits;
  private final InstantSource clock;
  private final Map<TenantId, Tenant> tenants = new HashMap<>();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("process-streams").daemon().factory());
  private int open;

  ProcessStreams(
      HubProcesses processes,
      OperationsConfig config,
      StreamsConfig limits,
      Jobs jobs,
      InstantSource clock) {
    this.reader = new BoardReader(processes);
    this.limits = limits;
    this.clock = clock;
    jobs.every(
        thread,
        JobPlan.of("process-streams", "looks for changes that streams tell", config.poll()),
        () -> boards().forEach(this::look));
  }

  /**
   * Opens a stream, which the caller runs, or closes where it cannot.
   *
   * @param types which types it tells; empty for all
   * @param allowed asked again and again: false ends the stream
   * @throws TooManyStreamsException where as many are open as may be
   * @throws StorageException where the store cannot be read
   */
  ProcessStream open(TenantId tenant, Set<String> types, BooleanSupplier allowed) {
    Board board = join(tenant);
    try {
      read(tenant, board);
      return new ProcessStream(
          board, new ProcessStream.Terms(types, allowed, limits.heartbeat()), () -> leave(tenant));
    } catch (RuntimeException unreadable) {
      leave(tenant);
      throw unreadable;
    }
  }

  private synchronized Board join(TenantId tenant) {
    Tenant known = tenants.get(tenant);
    if (known != null && known.streams >= limits.perTenant()) {
      throw new TooManyStreamsException(
          "this tenant has %d streams of processes open, the most there may be (%s)"
              .formatted(known.streams, "trimtab.streams.per-tenant"));
    }
    if (open >= limits.total()) {
      throw new TooManyStreamsException(
          "%d streams of processes are open, the most there may be on this server (%s)"
              .formatted(open, "trimtab.streams.total"));
    }
    Tenant joined = known == null ? new Tenant() : known;
    tenants.put(tenant, joined);
    joined.streams++;
    open++;
    return joined.board;
  }

  private synchronized void leave(TenantId tenant) {
    Tenant known = tenants.get(tenant);
    if (known != null) {
      open--;
      known.streams--;
      if (known.streams == 0) {
        tenants.remove(tenant);
      }
    }
  }

  private synchronized Map<TenantId, Board> boards() {
    Map<TenantId, Board> boards = new HashMap<>();
    tenants.forEach((tenant, known) -> boards.put(tenant, known.board));
    return boards;
  }

  private void read(TenantId tenant, Board board) {
    board.show(reader.read(tenant, board.shown().processes(), clock.instant()));
  }

  /** A tenant that is being deleted ends its own streams, and keeps nobody else's waiting. */
  private void look(TenantId tenant, Board board) {
    try {
      read(tenant, board);
    } catch (StorageException failure) {
      if (failure.kind() != StorageException.Kind.GONE) {
        throw failure;
      }
      board.end();
    }
  }

  /** Ends every stream. Idempotent. */
  @Override
  public void close() {
    thread.shutdownNow();
    boards().values().forEach(Board::end);
  }

  void stop(@Observes ShutdownEvent stopping) {
    close();
  }
}
