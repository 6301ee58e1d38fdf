package dev.trimtab.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.loop.VerificationSamples.Stretch;
import dev.trimtab.outcome.Metadata;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.outcome.ReplayPage;
import dev.trimtab.outcome.ReplayPage.Positioned;
import dev.trimtab.outcome.ReplayQuery;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.tenant.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class VerificationSamplesTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final SeriesKey SERIES = new SeriesKey("bot", "run", MetricType.SUCCESS_RATE);
  private static final Instant ACTION = Instant.parse("2026-05-04T10:00:00Z");
  private static final Instant DEADLINE = ACTION.plusSeconds(1000);

  private final List<Positioned> stored = new ArrayList<>();
  private final List<ReplayQuery> asked = new ArrayList<>();

  private void store(long position, double value, long occurred, long recorded) {
    stored.add(
        new Positioned(
            position,
            new OutcomeEvent(
                "e" + position,
                SERIES,
                value,
                ACTION.plusSeconds(occurred),
                ACTION.plusSeconds(recorded),
                Metadata.NONE)));
  }

  /** Pages of 500 positions, some of them empty, of what occurred when it was asked for. */
  private ReplayPage replay(TenantId tenant, ReplayQuery query) {
    asked.add(query);
    long reached = Math.min(query.after() + 500, query.through());
    List<Positioned> page =
        stored.stream()
            .filter(each -> each.position() > query.after() && each.position() <= reached)
            .filter(each -> !each.event().occurredAt().isBefore(query.wanted().range().since()))
            .toList();
    return new ReplayPage(page, reached);
  }

  private Run fresh(long after, long through) {
    return new VerificationSamples(this::replay)
        .read(
            ACME,
            SERIES,
            new Stretch(
                new TimeRange(ACTION, null), DEADLINE, after, through, Map.of("variant", "b")));
  }

  @Test
  void readsAllPagesInOrderUpToThePosition() {
    store(7, 0, 5, 5);
    store(1600, 1, 6, 6);
    store(1601, 0.5, 7, 7);
    store(1700, 1, 8, 8);
    Run run = fresh(0, 1650);
    assertThat(run.positions()).containsExactly(7, 1600, 1601);
    assertThat(run.values()).containsExactly(0, 1, 0.5);
    assertThat(asked).hasSize(4);
    assertThat(asked.getFirst().wanted().metadata()).containsEntry("variant", "b");
    assertThat(asked.getFirst().wanted().domain()).isEqualTo("bot");
    assertThat(fresh(7, 1650).positions()).containsExactly(1600, 1601);
  }

  @Test
  void whatArrivesAfterTheDeadlineDoesNotCount() {
    store(1, 1, 5, 1000);
    store(2, 0, 999, 999);
    store(3, 0, -1, 5);
    assertThat(fresh(0, 10).positions()).containsExactly(2);
  }

  @Test
  void whatARunDoesNotHoldIsNotRead() {
    for (int position = 1; position <= Run.MAX_SIZE + 700; position++) {
      store(position, 1, 5, 5);
    }
    // One scan of the list for a page is enough of a test.
    Run run =
        new VerificationSamples((tenant, query) -> all(query))
            .read(
                ACME,
                SERIES,
                new Stretch(new TimeRange(ACTION, null), DEADLINE, 0, 1_000_000, Map.of()));
    assertThat(run.size()).isEqualTo(Run.MAX_SIZE);
    assertThat(asked).hasSize(1);
  }

  private ReplayPage all(ReplayQuery query) {
    asked.add(query);
    return new ReplayPage(stored, Run.MAX_SIZE + 700L);
  }
}
