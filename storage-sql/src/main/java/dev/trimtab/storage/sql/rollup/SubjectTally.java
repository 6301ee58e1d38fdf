package dev.trimtab.storage.sql.rollup;

import dev.trimtab.outcome.Aggregate;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.Samples;
import dev.trimtab.storage.sql.schema.RollupLevel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** New samples of one subject, counted by minute; hours and days follow from the minutes. */
public final class SubjectTally {
  private final boolean keepsValues;
  private final Map<Long, Tally> minutes = new HashMap<>();
  private long lastMinute = -1;
  private @Nullable Tally lastTally;

  public SubjectTally(MetricType type) {
    this.keepsValues = SketchCodec.isSketched(type);
  }

  public void add(Samples samples) {
    for (int i = 0; i < samples.size(); i++) {
      long minute = RollupLevel.MINUTE.bucketOf(samples.occurredAtMicros()[i]);
      tallyOf(minute).add(samples.values()[i]);
    }
  }

  public void add(SubjectTally other) {
    other.minutes.forEach((minute, tally) -> tallyOf(minute).add(tally));
  }

  /**
   * Splits off what stays open: the newest minute, of these samples or the one that was open. What
   * is left here is for the rollups: older minutes, those ahead of {@code now}, and the one that
   * was open if it is no more.
   *
   * @param now the minute of arrival: one ahead of it would keep the minutes that come from opening
   */
  public OpenMinute split(OpenMinute before, long now) {
    long newest = before.minute();
    for (long minute : minutes.keySet()) {
      if (minute <= now) {
        newest = Math.max(newest, minute);
      }
    }
    Tally added = minutes.remove(newest);
    lastTally = null;
    if (newest == before.minute()) {
      return added == null ? before : before.plus(added);
    }
    if (!before.isEmpty()) {
      tallyOf(before.minute()).add(before);
    }
    OpenMinute opened = new OpenMinute(newest, Aggregate.EMPTY, null);
    return added == null ? opened : opened.plus(added);
  }

  /** The tallies of a level by bucket; a bucket of one minute shares that minute's. */
  SortedMap<Long, Tally> at(RollupLevel level) {
    if (level == RollupLevel.MINUTE) {
      return new TreeMap<>(minutes);
    }
    long minutesPerBucket = level.micros() / RollupLevel.MINUTE.micros();
    Map<Long, List<Tally>> parts = new HashMap<>();
    minutes.forEach(
        (minute, tally) ->
            parts
                .computeIfAbsent(minute / minutesPerBucket, unseen -> new ArrayList<>(1))
                .add(tally));
    SortedMap<Long, Tally> buckets = new TreeMap<>();
    parts.forEach((bucket, tallies) -> buckets.put(bucket, sum(tallies)));
    return buckets;
  }

  private Tally sum(List<Tally> parts) {
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    Tally sum = new Tally(keepsValues);
    parts.forEach(sum::add);
    return sum;
  }

  /** Samples mostly come minute by minute: the last tally is mostly the next one's too. */
  private Tally tallyOf(long minute) {
    Tally tally = lastTally;
    if (tally == null || minute != lastMinute) {
      tally = minutes.computeIfAbsent(minute, unseen -> new Tally(keepsValues));
      lastMinute = minute;
      lastTally = tally;
    }
    return tally;
  }
}
