package dev.trimtab.change;

import dev.trimtab.outcome.Micros;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.outcome.Samples;
import dev.trimtab.outcome.SeriesFold;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.tenant.TenantId;
import java.util.List;

/**
 * Runs stored samples through a detector once more, as if each had been recorded when it occurred.
 */
public final class Simulation {
  private static final TenantId NOBODY = new TenantId("simulation");

  private Simulation() {}

  /**
   * What would have been found, in order. Positions count the events from 1.
   *
   * @param events of one series, oldest first
   */
  public static List<Detection> run(
      SeriesKey series, List<OutcomeEvent> events, DetectorSettings settings) {
    if (events.isEmpty()) {
      return List.of();
    }
    int size = events.size();
    Samples samples = new Samples(new long[size], new long[size], new long[size], new double[size]);
    for (int i = 0; i < size; i++) {
      OutcomeEvent event = events.get(i);
      samples.positions()[i] = i + 1L;
      samples.occurredAtMicros()[i] = Micros.of(event.occurredAt());
      samples.recordedAtMicros()[i] = Micros.of(event.occurredAt());
      samples.values()[i] = event.value();
    }
    SeriesFold detector = new ChangeDetector((tenant, each) -> settings);
    return detector.fold(NOBODY, series, null, samples).findings().stream()
        .flatMap(finding -> Detection.decode(finding.content()).stream())
        .toList();
  }
}
