package dev.trimtab.server.outbound;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** Counts and times the calls, by purpose and by what became of them. */
final class OutboundMetrics {
  private final MeterRegistry registry;

  OutboundMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  void record(OutboundCall call, OutboundResult result, Duration took) {
    Timer.builder("trimtab.outbound")
        .description("Calls to others, with all their attempts")
        .tag("purpose", call.purpose())
        .tag("outcome", outcome(result))
        .register(registry)
        .record(took);
  }

  private static String outcome(OutboundResult result) {
    return switch (result) {
      case OutboundResult.Answered answered -> answered.isSuccess() ? "success" : "error_status";
      case OutboundResult.Refused _ -> "refused";
      case OutboundResult.Failed _ -> "failed";
    };
  }
}
