package dev.trimtab.loop;

import dev.trimtab.outcome.OutcomeStore;
import dev.trimtab.outcome.SampleQuery;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.outcome.StoredSample;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The samples that a loop's verdict is reached from: what arrives late counts where it belongs, as
 * long as it arrives in time.
 *
 * @param tenant whose
 * @param after what was stored at this position or before was known when the loop was opened
 */
record VerificationSamples(OutcomeStore outcomes, TenantId tenant, long after) {
  static final String VARIANT = "variant";

  /**
   * A stretch of samples.
   *
   * @param since when the first may have occurred
   * @param until when the last must have occurred and been recorded
   */
  record Stretch(Instant since, Instant until) {}

  /** Two runs side by side. */
  record Sides(Run other, Run changed) {}

  Run read(SeriesKey series, Stretch stretch) {
    return run(stored(series, stretch, null), each -> true);
  }

  /** The outcomes of one variant, and those of every other that is named. */
  Sides sides(SeriesKey series, Stretch stretch, String changed) {
    List<StoredSample> stored = stored(series, stretch, VARIANT);
    return new Sides(
        run(stored, each -> !each.label().isEmpty() && !each.label().equals(changed)),
        run(stored, each -> each.label().equals(changed)));
  }

  private List<StoredSample> stored(SeriesKey series, Stretch stretch, @Nullable String label) {
    if (!stretch.until().isAfter(stretch.since())) {
      return List.of();
    }
    TimeRange occurred = new TimeRange(stretch.since(), stretch.until());
    return outcomes.samples(tenant, new SampleQuery(series, occurred, label, Run.MAX_SIZE)).stream()
        .filter(each -> each.position() > after && each.recordedAt().isBefore(stretch.until()))
        .toList();
  }

  private static Run run(List<StoredSample> stored, Predicate<StoredSample> wanted) {
    List<StoredSample> kept = stored.stream().filter(wanted).toList();
    return new Run(
        kept.stream().mapToLong(StoredSample::position).toArray(),
        kept.stream().mapToDouble(StoredSample::value).toArray());
  }
}
