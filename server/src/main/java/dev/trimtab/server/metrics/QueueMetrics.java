package dev.trimtab.server.metrics;

import dev.trimtab.outcome.Recorder;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;

/** Shows how many events wait for their commit. */
public final class QueueMetrics {
  void register(@Observes StartupEvent starting, MeterRegistry registry, Recorder recorder) {
    Gauge.builder("trimtab.queue.events", recorder, Recorder::waitingEvents)
        .description("Events that wait for their commit now")
        .strongReference(true)
        .register(registry);
  }
}
