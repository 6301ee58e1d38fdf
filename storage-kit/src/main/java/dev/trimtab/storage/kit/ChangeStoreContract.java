package dev.trimtab.storage.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.change.Attribution;
import dev.trimtab.change.ChangeId;
import dev.trimtab.change.ChangePoint;
import dev.trimtab.change.ChangeStore;
import dev.trimtab.change.ChangeStore.Found;
import dev.trimtab.change.Detection;
import dev.trimtab.change.Direction;
import dev.trimtab.change.Ending;
import dev.trimtab.change.Feedback;
import dev.trimtab.change.Onset;
import dev.trimtab.outcome.EventQuery;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.Selection;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.stat.Suspect;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.AuditQuery;
import dev.trimtab.tenant.Sensitivity;
import dev.trimtab.tenant.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A finding becomes a change point once, which is kept, ended and spoken of. */
public abstract class ChangeStoreContract extends StorageContract {
  private static final Sent MARKED = Sent.success(MarkingFold.MARK);
  private static final Instant NOW = Sent.NOW;
  private static final int ALL = 100;

  @Test
  void findingsWaitUntilTheyAreTakenUp() {
    append(Sent.batch(ACME, Sent.success(1), MARKED, Sent.success(0)), MARKED.by(GLOBEX));

    List<Found> waiting = changes().waiting(ALL);
    assertThat(waiting).extracting(Found::tenant).containsExactly(ACME, GLOBEX);
    assertThat(waiting).extracting(Found::id).containsExactly(id(2), id(1));
    assertThat(waiting).extracting(Found::watched).containsOnly(MARKED.series());
    assertThat(waiting.getFirst().content()).isEqualTo(MarkingFold.content(MARKED.series()));
    assertThat(changes().waiting(1)).hasSize(1);

    append(Sent.batch(ACME, MARKED, MARKED));
    assertThat(changes().waiting(ALL)).as("the oldest of each tenant").hasSize(2);
    changes().pass(waiting.getFirst(), NOW);
    assertThat(changes().waiting(ALL)).extracting(Found::id).containsExactly(id(4), id(1));
    changes().pass(changes().waiting(ALL).getFirst(), NOW);
    changes().pass(changes().waiting(ALL).getFirst(), NOW);
    reopen(limits());
    assertThat(changes().waiting(ALL)).extracting(Found::tenant).containsExactly(GLOBEX);
  }

  @Test
  void theOldestThatWaitsIsToldByWhenItWasRecorded() {
    assertThat(changes().oldestUnhandled(ACME)).isEmpty();
    append(Sent.batch(ACME, Sent.success(1), MARKED));
    Found found = changes().waiting(ALL).getFirst();
    Instant recorded =
        storage()
            .outcomes()
            .events(ACME, new EventQuery(null, null, null, TimeRange.ALL, Map.of(), 1, null))
            .events()
            .getFirst()
            .recordedAt();
    assertThat(changes().oldestUnhandled(ACME)).contains(recorded);
    assertThat(changes().oldestUnhandled(GLOBEX)).isEmpty();

    changes().open(ACME, point(found, Direction.DECLINE, 0), NOW);
    assertThat(changes().oldestUnhandled(ACME)).as("no template has seen it").contains(recorded);
    storage().loops().match(ACME, found.id().position(), List.of(), NOW);
    assertThat(changes().oldestUnhandled(ACME)).isEmpty();
  }

  @Test
  void aChangePointIsKeptAsItWasFound() {
    ChangePoint point = opened(ACME, MARKED, Direction.DECLINE);
    reopen(limits());

    assertThat(changes().find(ACME, point.id())).contains(point);
    assertThat(list(ACME, null, ALL)).containsExactly(point);
    assertThat(changes().waiting(ALL)).isEmpty();
    assertThat(changes().find(GLOBEX, point.id())).isEmpty();
    assertThat(list(GLOBEX, null, ALL)).isEmpty();
  }

  @Test
  void whoTakesAFindingUpSecondChangesNothing() {
    ChangePoint point = opened(ACME, MARKED, Direction.DECLINE);
    ChangePoint other = withAttribution(point, null);
    changes().open(ACME, other, NOW);

    assertThat(list(ACME, null, ALL)).containsExactly(point);
  }

  @Test
  void ofManyWhoTakeItUpAtTheSameTimeOneDoes() {
    append(Sent.batch(ACME, MARKED));
    Found found = changes().waiting(ALL).getFirst();
    List<ChangePoint> points = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      points.add(point(found, Direction.DECLINE, i));
    }
    try (ExecutorService nodes = Executors.newFixedThreadPool(points.size())) {
      points.forEach(each -> nodes.execute(() -> changes().open(ACME, each, NOW)));
    }

    List<ChangePoint> kept = list(ACME, null, ALL);
    assertThat(kept).hasSize(1);
    assertThat(points).contains(kept.getFirst());
  }

  @Test
  void anEndClosesTheOpenOneOfItsSeriesOnly() {
    ChangePoint first = opened(ACME, MARKED, Direction.DECLINE);
    ChangePoint other = opened(ACME, MARKED.in("library"), Direction.DECLINE);
    append(Sent.batch(ACME, MARKED));
    Found end = changes().waiting(ALL).getFirst();
    Ending ending = new Ending(Ending.Kind.RECOVERED, NOW, detection(end, Direction.DECLINE, 0));
    assertThat(changes().open(end)).contains(first);
    Attribution later = attribution("agent", "b");

    changes().close(end, ending, later, NOW);
    changes().close(end, new Ending(Ending.Kind.SETTLED, NOW, null), null, NOW);

    ChangePoint ended = changes().find(ACME, first.id()).orElseThrow();
    assertThat(ended.ending()).isEqualTo(ending);
    assertThat(ended.attribution()).isEqualTo(later);
    assertThat(ended.isOpen()).isFalse();
    assertThat(list(ACME, true, ALL)).containsExactly(other);
    assertThat(list(ACME, false, ALL)).containsExactly(ended);
    append(Sent.batch(ACME, MARKED));
    assertThat(changes().open(changes().waiting(ALL).getFirst())).isEmpty();
  }

  @Test
  void pagesLeadFromTheNewestToTheOldest() {
    List<ChangePoint> expected = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      expected.addFirst(opened(ACME, MARKED.in("d" + i), Direction.IMPROVEMENT));
    }

    for (int limit : new int[] {1, 2, 5, 6}) {
      assertThat(list(ACME, null, limit)).isEqualTo(expected);
    }
    assertThat(changes().list(ACME, query("d3", null, null, TimeRange.ALL)).points())
        .containsExactly(expected.get(1));
    assertThat(changes().list(ACME, query(null, MetricType.COST_USD, null, TimeRange.ALL)).points())
        .isEmpty();
    assertThat(
            changes()
                .list(ACME, query(null, MetricType.SUCCESS_RATE, Direction.DECLINE, TimeRange.ALL))
                .points())
        .isEmpty();
    assertThat(
            changes()
                .list(ACME, query(null, null, null, new TimeRange(NOW.plusSeconds(1), null)))
                .points())
        .isEmpty();
    assertThat(
            changes()
                .list(ACME, query(null, null, null, new TimeRange(NOW, NOW.plusSeconds(1))))
                .points())
        .isEqualTo(expected);
  }

  @Test
  void whatPeopleSayIsKeptTheLastWordCounts() {
    ChangePoint point = opened(ACME, MARKED, Direction.DECLINE);
    Feedback first = new Feedback(Feedback.Verdict.TRUE_POSITIVE, "the new prompt", "ann", NOW);
    Feedback last = new Feedback(Feedback.Verdict.FALSE_POSITIVE, null, "ben", NOW);

    assertThat(say(ACME, point.id(), first)).isTrue();
    assertThat(say(ACME, point.id(), last)).isTrue();
    assertThat(say(ACME, id(point.id().position() + 1), last)).isFalse();
    assertThat(say(GLOBEX, point.id(), last)).isFalse();

    ChangePoint kept = changes().find(ACME, point.id()).orElseThrow();
    assertThat(kept.feedback()).isEqualTo(last);
    assertThat(kept.isOpen()).isTrue();
    assertThat(storage().audit().entries(ACME, AuditQuery.newest(ALL)).entries())
        .extracting(AuditEntry::action)
        .containsExactly("change-point.feedback", "change-point.feedback");
  }

  @Test
  void whatWasExpectedIsLearnedAnewFromTheNextSampleOn() {
    ChangePoint point = opened(ACME, MARKED, Direction.DECLINE);
    append(Sent.batch(ACME, Sent.success(0), Sent.success(1)));

    say(ACME, point.id(), new Feedback(Feedback.Verdict.EXPECTED, null, "ann", NOW));
    append(Sent.batch(ACME, Sent.success(1), MARKED));

    ChangePoint kept = changes().find(ACME, point.id()).orElseThrow();
    assertThat(kept.ending()).isEqualTo(new Ending(Ending.Kind.EXPECTED, NOW, null));
    assertThat(changes().waiting(ALL)).extracting(Found::id).containsExactly(id(5));
    // The audit that follows each test replays the fold from there.
  }

  @Test
  void theOperatorSeesTheOpenOnesOfAllTenants() {
    ChangePoint acme = opened(ACME, MARKED, Direction.DECLINE);
    ChangePoint globex = opened(GLOBEX, MARKED, Direction.DECLINE);
    append(Sent.batch(ACME, MARKED));
    Found end = changes().waiting(ALL).getFirst();

    assertThat(changes().fleet(ALL).open())
        .containsExactlyInAnyOrder(
            new ChangeStore.Owned(ACME, acme), new ChangeStore.Owned(GLOBEX, globex));
    assertThat(changes().fleet(ALL).series()).isEqualTo(2);
    changes().close(end, new Ending(Ending.Kind.SETTLED, NOW, null), null, NOW);
    assertThat(changes().fleet(ALL).open()).containsExactly(new ChangeStore.Owned(GLOBEX, globex));
  }

  @Test
  void theOpenOnesOfEachSelectionAreCounted() {
    ChangePoint first = opened(ACME, MARKED, Direction.DECLINE);
    ChangePoint second = opened(ACME, MARKED.in("library"), Direction.DECLINE);
    opened(GLOBEX, MARKED, Direction.DECLINE);
    Selection all = selection(null, null);

    assertThat(
            changes()
                .open(
                    ACME,
                    List.of(
                        selection("library", null),
                        all,
                        selection("nobody", null),
                        selection(null, MARKED.series().eventType()),
                        new Selection(MetricType.COST_USD, null, null, TimeRange.ALL),
                        selection(MARKED.series().domain(), MARKED.series().eventType()))))
        .containsExactly(
            open(1, second),
            open(2, second),
            ChangeStore.OpenChanges.NONE,
            open(2, second),
            ChangeStore.OpenChanges.NONE,
            open(1, first));
    assertThat(changes().open(ACME, all)).isEqualTo(open(2, second));
    assertThat(changes().open(ACME, List.of())).isEmpty();
    assertThat(changes().open(new TenantId("nobody"), List.of(all, all)))
        .containsExactly(ChangeStore.OpenChanges.NONE, ChangeStore.OpenChanges.NONE);
  }

  private static Selection selection(@Nullable String domain, @Nullable String eventType) {
    return new Selection(MARKED.series().metricType(), domain, eventType, TimeRange.ALL);
  }

  private static ChangeStore.OpenChanges open(long count, ChangePoint newest) {
    return new ChangeStore.OpenChanges(count, Optional.of(newest.id()));
  }

  private static ChangeId id(long position) {
    return new ChangeId(position, 0);
  }

  private ChangeStore changes() {
    return storage().changes();
  }

  /** Records a sample that is found, and takes the finding up. */
  private ChangePoint opened(TenantId tenant, Sent sample, Direction direction) {
    append(Sent.batch(tenant, sample));
    Found found =
        changes().waiting(ALL).stream()
            .filter(each -> each.tenant().equals(tenant))
            .findFirst()
            .orElseThrow();
    ChangePoint point = point(found, direction, 0);
    changes().open(tenant, point, NOW);
    return point;
  }

  private static ChangePoint point(Found found, Direction direction, double height) {
    return new ChangePoint(
        found.id(),
        found.watched(),
        detection(found, direction, height),
        new Onset(NOW.minusSeconds(60), NOW.minusSeconds(90), NOW),
        attribution("agent", "a"),
        null,
        null);
  }

  private static ChangePoint withAttribution(ChangePoint point, @Nullable Attribution other) {
    return new ChangePoint(
        point.id(),
        point.watched(),
        point.alarm(),
        point.onset(),
        other,
        point.ending(),
        point.feedback());
  }

  private static Attribution attribution(String key, String value) {
    TreeMap<String, String> slice = new TreeMap<>();
    slice.put(key, value);
    return new Attribution(
        List.of(new Suspect(slice, 20, 5, 12.5, 0.75)),
        30,
        200,
        List.of(key),
        List.of(Attribution.Limit.ROWS));
  }

  private static Detection detection(Found found, Direction direction, double height) {
    long micros = NOW.toEpochMilli() * 1000;
    return new Detection(
        Detection.Kind.ALARM,
        direction,
        new Detection.Moment(found.id().position(), micros),
        new Detection.Moment(found.id().position(), micros - 60_000_000),
        new Detection.Baseline(
            Detection.BaselineKind.FLAT, new Detection.Level(0.9, 200), 1.5, 2.5),
        new Detection.Level(0.5, 20),
        new Detection.Evidence(height, 9, Sensitivity.Basis.CALIBRATED));
  }

  private boolean say(TenantId tenant, ChangeId id, Feedback feedback) {
    return changes()
        .say(
            tenant,
            id,
            feedback,
            new AuditEntry(NOW, tenant, "ann", null, "change-point.feedback", id.toString(), "{}"));
  }

  private static ChangeStore.Query query(
      @Nullable String domain,
      @Nullable MetricType metric,
      @Nullable Direction direction,
      TimeRange range) {
    return new ChangeStore.Query(domain, null, metric, direction, null, range, ALL, null);
  }

  /** Every page, one after another. */
  private List<ChangePoint> list(TenantId tenant, @Nullable Boolean isOpen, int limit) {
    List<ChangePoint> all = new ArrayList<>();
    ChangeId before = null;
    do {
      ChangeStore.Page page =
          changes()
              .list(
                  tenant,
                  new ChangeStore.Query(
                      null, null, null, null, isOpen, TimeRange.ALL, limit, before));
      assertThat(page.points()).hasSizeLessThanOrEqualTo(limit);
      all.addAll(page.points());
      before = page.next().orElse(null);
    } while (before != null);
    return all;
  }
}
