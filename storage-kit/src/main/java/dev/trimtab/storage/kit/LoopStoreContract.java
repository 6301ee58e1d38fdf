package dev.trimtab.storage.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.change.ChangePoint;
import dev.trimtab.change.ChangeStore;
import dev.trimtab.context.DomainSettings;
import dev.trimtab.loop.Consequences;
import dev.trimtab.loop.Loop;
import dev.trimtab.loop.LoopEntry;
import dev.trimtab.loop.LoopState;
import dev.trimtab.loop.LoopStore;
import dev.trimtab.loop.LoopStore.Active;
import dev.trimtab.loop.LoopStore.Census;
import dev.trimtab.loop.LoopStore.Owned;
import dev.trimtab.loop.LoopStore.Unmatched;
import dev.trimtab.loop.Verdict;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.Selection;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.tenant.AuditEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A loop is opened once, and found by whoever looks for it. */
public abstract class LoopStoreContract extends LoopContract {
  @Test
  void aChangePointIsMatchedOnceAndOpensWhatComesOfIt() {
    ChangePoint point = changed(ACME, MARKED);
    changed(GLOBEX, MARKED);
    assertThat(loops().unmatched(ALL)).extracting(Unmatched::tenant).containsExactly(ACME, GLOBEX);
    assertThat(loops().unmatched(ALL).getFirst().point()).isEqualTo(point);

    assertThat(
            loops()
                .match(ACME, point.id().position(), List.of(loop("l1", "a"), loop("l2", "b")), NOW))
        .isEqualTo(2);
    assertThat(loops().match(ACME, point.id().position(), List.of(loop("l3", "c")), NOW)).isZero();
    reopen(limits());

    assertThat(loops().unmatched(ALL)).extracting(Unmatched::tenant).containsExactly(GLOBEX);
    assertThat(loops().list(ACME, query(null))).containsExactly(loop("l2", "b"), loop("l1", "a"));
    assertThat(loops().record(ACME, "l1"))
        .containsExactly(
            new LoopEntry(
                1, NOW, LoopState.TRIGGERED, LoopState.TRIGGERED, "trimtab", "it fell", Map.of()));
  }

  @Test
  void ofManyWhoMatchAtTheSameTimeOneOpens() {
    ChangePoint point = changed(ACME, MARKED);
    AtomicInteger opened = new AtomicInteger();
    try (ExecutorService nodes = Executors.newFixedThreadPool(NODES)) {
      for (int i = 0; i < NODES; i++) {
        Loop loop = loop("l" + i, "a");
        nodes.execute(
            () -> opened.addAndGet(loops().match(ACME, point.id().position(), List.of(loop), NOW)));
      }
    }
    assertThat(opened).hasValue(1);
    assertThat(loops().list(ACME, query(null))).hasSize(1);
  }

  @Test
  void aTemplateHasOneOpenLoopOnASeries() {
    append(Sent.batch(ACME, Sent.success(1)));
    AtomicInteger opened = new AtomicInteger();
    try (ExecutorService nodes = Executors.newFixedThreadPool(NODES)) {
      for (int i = 0; i < NODES; i++) {
        Loop loop = loop("l" + i, "a");
        nodes.execute(() -> opened.addAndGet(loops().open(ACME, loop, null) ? 1 : 0));
      }
    }
    assertThat(opened).hasValue(1);
    assertThat(loops().open(ACME, loop("m", "b"), entry(ACME))).isTrue();
    assertThat(loops().countOpen(ACME)).isEqualTo(2);

    Loop first = loops().list(ACME, query(null)).getLast();
    assertThat(loops().move(ACME, ended(first, Verdict.IMPROVED), Consequences.NONE)).isTrue();
    assertThat(loops().open(ACME, loop("n", "a"), null)).isTrue();
    assertThat(audited()).isEqualTo(1);
  }

  @Test
  void loopsOfAllTenantsAreCounted() {
    assertThat(loops().census()).isEqualTo(new Census(Map.of(), Optional.empty(), 0));
    append(Sent.batch(ACME, Sent.success(1)));
    append(Sent.success(1).by(GLOBEX));
    loops().open(ACME, loop("l1", "a"), null);
    loops().open(ACME, loop("l2", "b"), null);
    loops().open(GLOBEX, loop("l1", "a"), null);

    assertThat(loops().census())
        .isEqualTo(new Census(Map.of(LoopState.TRIGGERED, 3L), Optional.of(NOW), 0));
    Loop first = loops().find(ACME, "l1").orElseThrow();
    loops().move(ACME, ended(first, Verdict.IMPROVED), Consequences.NONE);
    assertThat(loops().census().open()).isEqualTo(Map.of(LoopState.TRIGGERED, 2L));
  }

  @Test
  void aSeriesWithoutEventsHasNoLoop() {
    assertThat(loops().open(ACME, loop("l1", "a"), entry(ACME))).isFalse();
    assertThat(loops().list(ACME, query(null))).isEmpty();
    assertThat(audited()).isZero();
  }

  @Test
  void seriesAreFoundByWhenTheyWereLastHeardOf() {
    append(
        Sent.batch(
            ACME,
            Sent.success(1).at(NOW.minusSeconds(100)),
            Sent.success(1).in("old").at(NOW.minusSeconds(500)),
            Sent.of("shop", "checkout", MetricType.COST_USD, 1)));
    append(Sent.success(1).in("theirs").by(GLOBEX));
    TimeRange lately = new TimeRange(NOW.minusSeconds(200), null);

    Set<MetricType> both = Set.of(MetricType.SUCCESS_RATE, MetricType.COST_USD);
    List<Active> found = loops().active(ACME, both, lately, 0, ALL);
    assertThat(found)
        .extracting(each -> each.series().metricType())
        .containsExactlyInAnyOrderElementsOf(both);
    assertThat(loops().active(ACME, both, lately, found.getFirst().place(), ALL))
        .containsExactly(found.getLast());
    assertThat(loops().active(ACME, both, lately, 0, 1)).containsExactly(found.getFirst());
    assertThat(loops().active(ACME, Set.of(MetricType.SUCCESS_RATE), lately, 0, ALL))
        .extracting(Active::lastOccurredAt)
        .containsExactly(NOW.minusSeconds(100));
    TimeRange before = new TimeRange(null, NOW.minusSeconds(200));
    assertThat(loops().active(ACME, both, before, 0, ALL))
        .extracting(each -> each.series().domain())
        .containsExactly("old");
  }

  @Test
  void whatIsDueIsFoundInOrder() {
    Loop late = opened(ACME, "l1");
    loops().move(ACME, waiting(late, NOW.plusSeconds(20)), Consequences.NONE);
    opened(GLOBEX, "l2");

    assertThat(loops().due(NOW.minusMillis(1), ALL)).isEmpty();
    assertThat(loops().due(NOW, ALL)).extracting(Owned::tenant).containsExactly(GLOBEX);
    assertThat(loops().due(NOW.plusSeconds(20), ALL))
        .extracting(Owned::tenant)
        .containsExactly(GLOBEX, ACME);
    assertThat(loops().due(NOW.plusSeconds(20), 1)).hasSize(1);

    loops().postpone(ACME, "l2", NOW.plusSeconds(60));
    assertThat(loops().due(NOW, ALL)).as("put off by another tenant").hasSize(1);
    loops().postpone(GLOBEX, "l2", NOW.plusSeconds(60));
    assertThat(loops().due(NOW.plusSeconds(59), ALL))
        .extracting(Owned::tenant)
        .containsExactly(ACME);
  }

  @Test
  void theLastThatEndedIsOneThatBegan() {
    assertThat(loops().lastEnded(ACME, "a", MARKED.series())).isEmpty();
    Loop first = opened(ACME, "l1");
    loops().move(ACME, ended(first, Verdict.NO_EFFECT), Consequences.NONE);
    Loop second = opened(ACME, "l2");
    loops().move(ACME, neverBegun(second), Consequences.NONE);

    assertThat(loops().lastEnded(ACME, "a", MARKED.series()))
        .hasValueSatisfying(last -> assertThat(last.id()).isEqualTo("l1"));
    assertThat(loops().lastEnded(ACME, "b", MARKED.series())).isEmpty();
    assertThat(loops().list(ACME, query(false))).hasSize(2);
    assertThat(loops().list(ACME, query(true))).isEmpty();
  }

  @Test
  void anEnvironmentHasTheLoopsAndChangesOfItsDomains() {
    Loop loop = opened(ACME, "l1");
    ChangePoint change = changed(ACME, MARKED);
    String domain = MARKED.series().domain();
    place(domain, "production");
    place("elsewhere", "staging");

    assertThat(loops().list(ACME, loopsIn("production"))).containsExactly(loop);
    assertThat(loops().list(ACME, loopsIn("staging"))).isEmpty();
    assertThat(storage().changes().list(ACME, changesIn("production")).points())
        .containsExactly(change);
    assertThat(storage().changes().list(ACME, changesIn("staging")).points()).isEmpty();
    assertThat(storage().changes().open(ACME, samplesIn("production", null)).newest())
        .contains(change.id());
    String eventType = MARKED.series().eventType();
    assertThat(storage().changes().open(ACME, samplesIn("production", eventType)).count()).isOne();
    assertThat(storage().changes().open(ACME, samplesIn("production", "other")).count()).isZero();
    assertThat(storage().changes().open(ACME, samplesIn("staging", null)).count()).isZero();
  }

  private void place(String domain, String environment) {
    DomainSettings settings =
        new DomainSettings(domain, null, null, environment, null, Map.of(), NOW);
    AuditEntry entry = new AuditEntry(NOW, ACME, "ann", null, "domain.put", domain, "{}");
    assertThat(storage().domains().put(ACME, settings, ALL, entry)).isTrue();
  }

  private static LoopStore.Query loopsIn(String environment) {
    return new LoopStore.Query(null, null, environment, null, null, null, null, ALL, null);
  }

  private static ChangeStore.Query changesIn(String environment) {
    return new ChangeStore.Query(
        null, environment, null, null, null, null, TimeRange.ALL, ALL, null);
  }

  private static Selection samplesIn(String environment, @Nullable String eventType) {
    return new Selection(MARKED.series().metricType(), null, environment, eventType, TimeRange.ALL);
  }

  @Test
  void aTenantSeesAndMovesItsOwnOnly() {
    Loop loop = opened(ACME, "l1");
    append(Sent.batch(GLOBEX, Sent.success(1)));

    assertThat(loops().find(GLOBEX, "l1")).isEmpty();
    assertThat(loops().record(GLOBEX, "l1")).isEmpty();
    assertThat(loops().list(GLOBEX, query(null))).isEmpty();
    assertThat(loops().countOpen(GLOBEX)).isZero();
    assertThat(loops().move(GLOBEX, acting(loop), Consequences.NONE)).isFalse();
    assertThat(loops().find(ACME, "l1")).contains(loop);
  }
}
