package dev.trimtab.server.metrics;

import dev.trimtab.change.ChangePoint;
import dev.trimtab.loop.Delivery;
import dev.trimtab.loop.Loop;
import dev.trimtab.loop.LoopState;
import dev.trimtab.loop.LoopStore.Census;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Counts what becomes of improvement loops and their deliveries on this server, and shows how those
 * of the whole store stand.
 */
@Singleton
public final class LoopMetrics {
  private static final Duration[] STEPS = {
    Duration.ofMinutes(1),
    Duration.ofMinutes(10),
    Duration.ofHours(1),
    Duration.ofHours(6),
    Duration.ofDays(1),
    Duration.ofDays(7)
  };

  private final MeterRegistry registry;
  private final InstantSource clock;
  private final Timer detection;
  private final Timer recovery;
  private volatile Census census = new Census(Map.of(), Optional.empty(), 0);

  /** Every counter is there from the start, so that a rate can be taken over the first one. */
  LoopMetrics(MeterRegistry registry, InstantSource clock) {
    this.registry = registry;
    this.clock = clock;
    this.detection =
        timer("trimtab.loops.detection", "From the beginning of a change to the loop it opened");
    this.recovery =
        timer("trimtab.loops.recovery", "From the opening of a loop to its verdict improved");
    for (LoopState state : LoopState.values()) {
      if (state.isEnd()) {
        ended(state);
      } else {
        Gauge.builder("trimtab.loops.open", this, metrics -> metrics.open(state))
            .description("Loops that are open now, of all tenants")
            .tag("state", state.wireName())
            .register(registry);
      }
    }
    Arrays.stream(Delivery.Status.values()).forEach(this::delivery);
    Gauge.builder("trimtab.loops.oldest", this, LoopMetrics::oldestSeconds)
        .description("Age of the oldest open loop; 0 where none is open")
        .baseUnit("seconds")
        .register(registry);
    Gauge.builder("trimtab.deliveries.dead", this, metrics -> metrics.census.dead())
        .description("Deliveries that were given up, of all tenants")
        .register(registry);
  }

  /** How loops of the whole store stand now. */
  public void stand(Census now) {
    census = now;
  }

  /** A change point opened so many loops. */
  public void opened(ChangePoint point, int loops, Instant at) {
    for (int i = 0; i < loops; i++) {
      detection.record(notNegative(Duration.between(point.onset().start(), at)));
    }
  }

  /** A loop came to its end. */
  void ended(Loop loop, @Nullable Instant at) {
    ended(loop.state()).increment();
    if (loop.state() == LoopState.IMPROVED && at != null) {
      recovery.record(notNegative(Duration.between(loop.openedAt(), at)));
    }
  }

  /** An attempt at a delivery came to this. */
  void delivery(Delivery.Progress progress) {
    delivery(progress.status()).increment();
  }

  private double open(LoopState state) {
    return census.open().getOrDefault(state, 0L);
  }

  private double oldestSeconds() {
    return census
        .oldest()
        .map(opened -> notNegative(Duration.between(opened, clock.instant())).toSeconds())
        .orElse(0L);
  }

  private Counter ended(LoopState state) {
    return Counter.builder("trimtab.loops.ended")
        .description("Loops that ended")
        .tag("verdict", state.wireName())
        .register(registry);
  }

  private Counter delivery(Delivery.Status status) {
    return Counter.builder("trimtab.deliveries")
        .description("Attempts to deliver what loops send, by what they came to")
        .tag("status", words(status))
        .register(registry);
  }

  private static String words(Delivery.Status status) {
    return switch (status) {
      case WAITING -> "failed";
      case DELIVERED -> "delivered";
      case ACCEPTED -> "accepted";
      case DEAD -> "dead";
    };
  }

  private Timer timer(String name, String what) {
    return Timer.builder(name).description(what).serviceLevelObjectives(STEPS).register(registry);
  }

  private static Duration notNegative(Duration time) {
    return time.isNegative() ? Duration.ZERO : time;
  }
}
