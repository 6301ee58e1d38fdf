package dev.trimtab.storage.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.outcome.Aggregate;
import dev.trimtab.outcome.EventQuery;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.outcome.Selection;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.retention.Cutoffs;
import dev.trimtab.tenant.TenantId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/**
 * Whatever is removed, in whatever steps, before and beside whatever arrives late or is voided: the
 * counts are those of all events, as fine as what is kept allows, and the rest is those of the
 * events that are kept. After each try the store is recounted.
 */
public abstract class RetentionProperties extends OutcomeContract {
  private static final long FIRST_DAY =
      Histories.BEGIN.atZone(ZoneOffset.UTC).toLocalDate().toEpochDay();

  @Property(tries = 30, shrinking = ShrinkingMode.BOUNDED)
  void whatWentIsCountedAndWhatStaysIsThere(
      @ForAll("histories") History history,
      @ForAll("cutoffs") Cutoffs first,
      @ForAll("cutoffs") Cutoffs second,
      @ForAll @IntRange(min = 1, max = 9) int rows,
      @ForAll("selections") Selection selection) {
    TenantId tenant = newTenant();
    TenantId other = newTenant();
    NaiveOutcomes others = record(other, history);
    NaiveOutcomes ever = new NaiveOutcomes();

    int half = history.events().size() / 2;
    store(tenant, history.events().subList(0, half));
    storage().retention().keepFrom(tenant, first);
    storage().retention().removeExpired(tenant, rows);
    store(tenant, history.events().subList(half, history.events().size()));
    history.events().forEach(ever::append);
    // Of a tenant that is not there yet, nothing is kept or not.
    Cutoffs moved = half == 0 ? Cutoffs.NONE : first;
    voidSome(tenant, history, moved, ever);
    assertThat(audit().discrepancies()).as("in the middle of it").isEmpty();
    storage().retention().keepFrom(tenant, second);
    removeAll(tenant, rows);

    assertReads(tenant, ever, latest(moved, second), selection);
    assertReads(other, others, Cutoffs.NONE, selection);
    assertThat(audit().discrepancies()).isEmpty();
  }

  private void voidSome(TenantId tenant, History history, Cutoffs kept, NaiveOutcomes ever) {
    for (OutcomeEvent event : history.voided()) {
      boolean isKept = !event.occurredAt().isBefore(start(kept.raw()));
      assertThat(store().voidEvent(tenant, event.id(), "a test", Histories.ARRIVAL))
          .as("what is not kept cannot be counted out")
          .isEqualTo(isKept);
      if (isKept) {
        ever.voidEvent(event.id());
      }
    }
  }

  private void removeAll(TenantId tenant, int rows) {
    int steps = 0;
    while (storage().retention().removeExpired(tenant, rows).rows() > 0) {
      assertThat(++steps).as("it ends").isLessThan(10_000);
    }
  }

  private void assertReads(TenantId tenant, NaiveOutcomes ever, Cutoffs kept, Selection selection) {
    NaiveOutcomes there = new NaiveOutcomes();
    ever.live().stream()
        .filter(event -> !event.occurredAt().isBefore(start(kept.raw())))
        .forEach(there::append);
    EventQuery all = new EventQuery(null, null, null, TimeRange.ALL, Map.of(), 1_000, null);
    assertThat(store().events(tenant, all).events()).isEqualTo(there.list(all));
    assertThat(store().newest(tenant, selection, 20)).isEqualTo(there.newest(selection, 20));
    assertThat(store().inventory(tenant, null, 10)).isEqualTo(ever.inventory(null, 10));
    TimeRange counted = counted(selection.range(), kept);
    if (counted == null) {
      assertThat(store().aggregate(tenant, selection)).isEqualTo(Aggregate.EMPTY);
    } else {
      assertThat(store().aggregate(tenant, selection))
          .isEqualTo(
              ever.aggregate(
                  new Selection(
                      selection.metricType(), selection.domain(), selection.eventType(), counted)));
      assertThat(store().failureClasses(tenant, selection.domain(), selection.range(), 10))
          .isEqualTo(ever.failureClasses(selection.domain(), counted, 10));
    }
  }

  /** The stretch that a range still stands for; null where nothing of it is counted any more. */
  private static @Nullable TimeRange counted(TimeRange asked, Cutoffs kept) {
    Instant oldest = start(kept.day());
    Instant since = asked.since() == null ? oldest : floor(asked.since(), kept);
    Instant until = asked.until() == null ? null : floor(asked.until(), kept);
    Instant from = since.isBefore(oldest) ? oldest : since;
    return until != null && !from.isBefore(until) ? null : new TimeRange(from, until);
  }

  private static Instant floor(Instant time, Cutoffs kept) {
    if (!time.isBefore(start(kept.raw()))) {
      return time;
    }
    if (!time.isBefore(start(kept.minute()))) {
      return time.truncatedTo(ChronoUnit.MINUTES);
    }
    return time.truncatedTo(time.isBefore(start(kept.hour())) ? ChronoUnit.DAYS : ChronoUnit.HOURS);
  }

  private static Instant start(long day) {
    return Instant.EPOCH.plus(day, ChronoUnit.DAYS);
  }

  private static Cutoffs latest(Cutoffs a, Cutoffs b) {
    return new Cutoffs(
        Math.max(a.raw(), b.raw()),
        Math.max(a.minute(), b.minute()),
        Math.max(a.hour(), b.hour()),
        Math.max(a.day(), b.day()));
  }

  @Provide
  Arbitrary<History> histories() {
    return Histories.upTo(30);
  }

  @Provide
  Arbitrary<Selection> selections() {
    return Histories.selections();
  }

  /** Of the three days of a history, and of none and all. */
  @Provide
  Arbitrary<Cutoffs> cutoffs() {
    Arbitrary<Integer> days = Arbitraries.integers().between(0, 3);
    return Combinators.combine(days, days, days, days).as(RetentionProperties::cutoffs);
  }

  private static Cutoffs cutoffs(int raw, int minute, int hour, int day) {
    long oldest = day == 0 ? 0 : FIRST_DAY + Math.min(day, raw);
    long hours = Math.max(oldest, FIRST_DAY + Math.min(hour, raw));
    return new Cutoffs(FIRST_DAY + raw, Math.max(hours, FIRST_DAY + minute), hours, oldest);
  }
}
