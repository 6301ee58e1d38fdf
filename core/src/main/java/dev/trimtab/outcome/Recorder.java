package dev.trimtab.outcome;

import dev.trimtab.tenant.TenantId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * The way into the store: submissions wait in bounded queues and are committed in groups, so that
 * many callers share one flush to disk. Thread-safe; {@link #record} never blocks.
 */
public final class Recorder implements AutoCloseable {
  private final List<Lane> lanes;

  /** A recorder that is ready to take submissions. */
  public Recorder(EventAppender store, RecorderSettings settings, RecorderObserver observer) {
    GroupCommit commits = new GroupCommit(store, observer);
    this.lanes =
        IntStream.range(0, settings.lanes())
            .mapToObj(
                i -> {
                  WaitingLine line = new WaitingLine(settings, store.mixesTenants());
                  return new Lane("recorder-" + i, commits, line, observer).start();
                })
            .toList();
  }

  /**
   * Queues a submission. The answer completes after the commit is durable, in the order of the
   * items, or exceptionally with a {@link StorageException}; dependents run on the recorder's
   * thread and must be quick.
   *
   * @throws QueueFullException where too much waits; nothing was queued
   * @throws StorageException of kind {@code UNAVAILABLE} after {@link #close}
   */
  public CompletableFuture<List<Appended>> record(Submission submission) {
    Pending pending = new Pending(submission);
    laneOf(submission.tenant()).offer(pending);
    return pending.answer();
  }

  /** How many events wait for their commit now. */
  public int waitingEvents() {
    return lanes.stream().mapToInt(Lane::waitingEvents).sum();
  }

  /** How many of them are a tenant's. */
  public int waitingEvents(TenantId tenant) {
    return laneOf(tenant).waitingEvents(tenant);
  }

  /** Takes nothing more and returns when everything taken is committed and answered. */
  @Override
  public void close() {
    lanes.forEach(Lane::close);
  }

  private Lane laneOf(TenantId tenant) {
    return lanes.get(Math.floorMod(tenant.hashCode(), lanes.size()));
  }
}
