package dev.trimtab.storage.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.outcome.Aggregate;
import dev.trimtab.outcome.Metadata;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.outcome.Selection;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.outcome.Submission;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/**
 * However events are grouped, whenever they happened and whichever are voided: rollups equal a
 * recount. The values add up exactly in binary, so that equal means equal.
 */
public abstract class RollupContract extends StorageContract {
  private static final int TRIES = 60;
  private int tenants;

  @Property(tries = TRIES)
  void countWhatIsLive(
      @ForAll("groups") @Size(min = 1, max = 6) List<List<Sent>> groups, @ForAll long seed) {
    TenantId tenant = new TenantId("tenant-" + tenants++);
    List<OutcomeEvent> live = new ArrayList<>();
    Random random = new Random(seed);
    for (List<Sent> group : groups) {
      Submission submission = Sent.batch(tenant, group.toArray(Sent[]::new));
      append(submission);
      submission.items().forEach(item -> live.add(item.event()));
      voidSome(tenant, live, random);
    }
    assertThat(audit().discrepancies()).isEmpty();
    for (MetricType type : MetricType.values()) {
      assertThat(storage().outcomes().aggregate(tenant, all(type))).isEqualTo(sum(type, live));
    }
  }

  private void voidSome(TenantId tenant, List<OutcomeEvent> live, Random random) {
    for (int i = random.nextInt(3); i > 0 && !live.isEmpty(); i--) {
      OutcomeEvent event = live.remove(random.nextInt(live.size()));
      assertThat(storage().outcomes().voidEvent(tenant, event.id(), "a test", Sent.NOW)).isTrue();
    }
  }

  private static Aggregate sum(MetricType type, List<OutcomeEvent> live) {
    return live.stream()
        .filter(event -> event.series().metricType() == type)
        .mapToDouble(OutcomeEvent::value)
        .mapToObj(v -> new Aggregate(1, v, v * v, v, v, v >= 1 ? 1 : 0))
        .reduce(Aggregate.EMPTY, Aggregate::plus);
  }

  private static Selection all(MetricType type) {
    return new Selection(type, null, null, TimeRange.ALL);
  }

  @Provide
  Arbitrary<List<List<Sent>>> groups() {
    Arbitrary<MetricType> types = Arbitraries.of(MetricType.class);
    Arbitrary<String> domains = Arbitraries.of("shop", "library");
    Arbitrary<Integer> sixtyFourths = Arbitraries.integers().between(0, 64 * 64);
    Arbitrary<String> classes = Arbitraries.of("timeout", "wrong_patch");
    return Combinators.combine(types, domains, sixtyFourths, times(), classes)
        .as(RollupContract::sent)
        .list()
        .ofMinSize(1)
        .ofMaxSize(25)
        .list();
  }

  /** Equal times, times in one minute, hour and day, and times long past, on edges too. */
  private static Arbitrary<Instant> times() {
    Arbitrary<Instant> equal = Arbitraries.of(Sent.NOW, Instant.parse("2026-03-02T00:00:00Z"));
    Arbitrary<Instant> near = ago(Duration.ofMinutes(2));
    Arbitrary<Instant> late = ago(Duration.ofHours(30));
    Arbitrary<Instant> past = ago(Duration.ofDays(20_000));
    return Arbitraries.oneOf(equal, near, late, past);
  }

  private static Arbitrary<Instant> ago(Duration most) {
    return Arbitraries.longs()
        .between(0, most.toNanos() / 1_000)
        .map(micros -> Sent.NOW.minusNanos(micros * 1_000));
  }

  private static Sent sent(
      MetricType type, String domain, int sixtyFourths, Instant time, String failureClass) {
    double value =
        switch (type) {
          case SUCCESS_RATE -> sixtyFourths % 65 / 64.0;
          case QUALITY_SCORE -> sixtyFourths / 64.0 - 32;
          case LATENCY_MS, COST_USD -> sixtyFourths / 64.0;
          case FAILURE_CLASS -> 1;
        };
    Metadata metadata = new Metadata("{\"failure_class\":\"" + failureClass + "\"}", failureClass);
    return new Sent(null, new SeriesKey(domain, "checkout", type), value, time, metadata);
  }
}
