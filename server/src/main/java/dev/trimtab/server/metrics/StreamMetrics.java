package dev.trimtab.server.metrics;

import dev.trimtab.server.stream.EventStreams;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;

/** Shows how many streams are open and how much they tell. */
public final class StreamMetrics {
  void register(@Observes StartupEvent starting, MeterRegistry registry, EventStreams streams) {
    Gauge.builder("trimtab.streams.open", streams, EventStreams::open)
        .description("Live streams that are open now")
        .strongReference(true)
        .register(registry);
    FunctionCounter.builder("trimtab.streams.events", streams, EventStreams::sent)
        .description("Events that connections of live streams have taken")
        .register(registry);
  }
}
