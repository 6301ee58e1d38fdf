package dev.trimtab.loop;

import dev.trimtab.outcome.EventQuery;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.outcome.ReplayPage;
import dev.trimtab.outcome.ReplayQuery;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.tenant.TenantId;
import java.time.Instant;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/** Reads the samples of a verification, in the order in which they were stored. Thread-safe. */
public final class VerificationSamples {
  private final Source source;

  /** What is read from: {@link dev.trimtab.outcome.OutcomeStore#replay}. */
  @FunctionalInterface
  public interface Source {
    ReplayPage replay(TenantId tenant, ReplayQuery query);
  }

  public VerificationSamples(Source source) {
    this.source = source;
  }

  /**
   * Which samples count: what arrives late counts where it belongs, as long as it arrives in time.
   *
   * @param occurred when; of fresh ones from the action and its settling time on, of a baseline
   *     from the alarm to the action
   * @param recordedBefore when they must have arrived: of fresh ones the deadline, of a baseline
   *     the action
   * @param after only positions above; 0 for all
   * @param through only positions up to this one
   * @param metadata top-level keys and the text each must have, such as {@code variant}
   */
  public record Stretch(
      TimeRange occurred,
      Instant recordedBefore,
      long after,
      long through,
      Map<String, String> metadata) {
    public Stretch {
      metadata = Map.copyOf(metadata);
    }
  }

  /** The first samples of a series in a stretch, as many as a run holds. */
  public Run read(TenantId tenant, SeriesKey series, Stretch stretch) {
    LongStream.Builder positions = LongStream.builder();
    DoubleStream.Builder values = DoubleStream.builder();
    long reached = stretch.after();
    int count = 0;
    while (reached < stretch.through() && count < Run.MAX_SIZE) {
      ReplayPage page =
          source.replay(
              tenant, new ReplayQuery(wanted(series, stretch), reached, stretch.through()));
      for (ReplayPage.Positioned each : page.events()) {
        if (isInTime(each.event(), stretch)) {
          positions.add(each.position());
          values.add(each.event().value());
          count++;
        }
      }
      reached = page.reached();
    }
    return new Run(
        positions.build().limit(Run.MAX_SIZE).toArray(),
        values.build().limit(Run.MAX_SIZE).toArray());
  }

  private static boolean isInTime(OutcomeEvent event, Stretch stretch) {
    return event.recordedAt().isBefore(stretch.recordedBefore());
  }

  private static EventQuery wanted(SeriesKey series, Stretch stretch) {
    return new EventQuery(
        series.domain(),
        series.eventType(),
        series.metricType(),
        stretch.occurred(),
        stretch.metadata(),
        EventQuery.MAX_LIMIT,
        null);
  }
}
