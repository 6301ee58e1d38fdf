package dev.trimtab.server.metrics;

import dev.trimtab.outcome.RecorderObserver;
import dev.trimtab.outcome.StorageException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Counts and times what goes through the recorder. */
@Singleton
public final class IngestMetrics implements RecorderObserver {
  private final DistributionSummary commitEvents;
  private final Timer commitTime;
  private final Counter queueFull;
  private final StoreErrors errors;

  IngestMetrics(MeterRegistry registry, StoreErrors errors) {
    this.errors = errors;
    this.commitEvents =
        DistributionSummary.builder("trimtab.commit.events")
            .description("Events in one commit; their sum is the number of events committed")
            .serviceLevelObjectives(1, 10, 100, 1_000, 10_000)
            .register(registry);
    this.commitTime =
        Timer.builder("trimtab.commit")
            .description("Time of one commit, from the first event taken to durable")
            .serviceLevelObjectives(
                Duration.ofMillis(1),
                Duration.ofMillis(5),
                Duration.ofMillis(25),
                Duration.ofMillis(100),
                Duration.ofMillis(500),
                Duration.ofSeconds(5))
            .register(registry);
    this.queueFull =
        Counter.builder("trimtab.queue.rejected.events")
            .description("Events turned away because the queue of their tenant was full")
            .register(registry);
  }

  @Override
  public void committed(int events, Duration took) {
    commitEvents.record(events);
    commitTime.record(took);
  }

  @Override
  public void failed(StorageException.Kind kind, int events) {
    errors.count(StoreErrors.Operation.APPEND, kind);
  }

  @Override
  public void queueFull(int events) {
    queueFull.increment(events);
  }
}
