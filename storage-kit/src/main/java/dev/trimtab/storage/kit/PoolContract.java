package dev.trimtab.storage.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.change.ChangeId;
import dev.trimtab.change.ChangePoint;
import dev.trimtab.change.ChangeStore;
import dev.trimtab.change.ChangeStore.Found;
import dev.trimtab.change.Detection;
import dev.trimtab.change.Direction;
import dev.trimtab.change.Ending;
import dev.trimtab.change.Feedback;
import dev.trimtab.change.Onset;
import dev.trimtab.change.WatchedPool;
import dev.trimtab.outcome.Metadata;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.outcome.Pool;
import dev.trimtab.outcome.Selection;
import dev.trimtab.outcome.Submission;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.outcome.Watched;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.Quotas;
import dev.trimtab.tenant.Retention;
import dev.trimtab.tenant.Sensitivity;
import dev.trimtab.tenant.TenantId;
import dev.trimtab.tenant.TenantSettings;
import dev.trimtab.tenant.Watching;
import dev.trimtab.tenant.Watching.Granularity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Whole domains and values of metadata keys are watched as series are: each event once, in the
 * commit that stores it. The audit that follows each test replays every one of them.
 */
public abstract class PoolContract extends StorageContract {
  private static final Sent MARKED = Sent.success(MarkingFold.MARK);
  private static final Sent OTHER_TYPE =
      Sent.of("shop", "refund", MetricType.SUCCESS_RATE, MarkingFold.MARK);
  private static final Pool SHOP = new Pool("shop", MetricType.SUCCESS_RATE, "", "");
  private static final Selection IN_SHOP =
      new Selection(MetricType.SUCCESS_RATE, "shop", null, TimeRange.ALL);
  private static final int ALL = 1_000;

  @Test
  void allEventTypesOfADomainAreWatchedTogetherWhereATenantWantsThat() {
    watch(ACME, Granularity.DOMAIN);
    append(
        Sent.batch(ACME, Sent.success(1), MARKED, OTHER_TYPE, MARKED.in("library")),
        MARKED.by(GLOBEX));

    List<Found> found = takeUpAll(ACME);
    assertThat(found)
        .extracting(Found::watched)
        .containsExactly(
            MARKED.series(),
            SHOP,
            OTHER_TYPE.series(),
            SHOP,
            MARKED.in("library").series(),
            new Pool("library", MetricType.SUCCESS_RATE, "", ""));
    assertThat(found)
        .extracting(each -> each.id().toString())
        .containsExactly("cp_2", "cp_2_1", "cp_3", "cp_3_1", "cp_4", "cp_4_2");
    assertThat(takeUpAll(GLOBEX)).extracting(Found::watched).containsExactly(MARKED.series());
  }

  @Test
  void eachValueOfAMetadataKeyIsWatched() {
    watch(ACME, Granularity.SERIES, "region", "agent");
    append(
        Sent.batch(
            ACME,
            MARKED.with(said("{\"agent\":\"a\",\"region\":\"eu\"}")),
            OTHER_TYPE.with(said("{\"region\":\"eu\"}")),
            MARKED.with(said("{\"other\":\"eu\"}"))));

    assertThat(takeUpAll(ACME))
        .extracting(Found::watched)
        .filteredOn(Pool.class::isInstance)
        .containsExactly(pool("region", "eu"), pool("agent", "a"), pool("region", "eu"));
  }

  @Test
  void scoresAndFailuresAreInNoPool() {
    watch(ACME, Granularity.DOMAIN);
    append(
        Sent.batch(
            ACME,
            Sent.of("shop", "tone", MetricType.QUALITY_SCORE, MarkingFold.MARK),
            Sent.of("shop", "run", MetricType.FAILURE_CLASS, MarkingFold.MARK),
            Sent.of("shop", "run", MetricType.COST_USD, MarkingFold.MARK)));

    assertThat(takeUpAll(ACME)).hasSize(4);
  }

  @Test
  void aChangePointOfAPoolIsListedFoundAndEndedAsOthersAre() {
    watch(ACME, Granularity.DOMAIN);
    append(Sent.batch(ACME, MARKED));
    List<ChangePoint> points = openAll();
    append(Sent.batch(ACME, OTHER_TYPE));
    List<Found> ends = waiting(ACME);

    assertThat(list(null, 1)).isEqualTo(points);
    assertThat(list(true, ALL)).isEqualTo(points);
    assertThat(changes().find(ACME, points.getLast().id())).contains(points.getLast());
    assertThat(changes().find(ACME, new ChangeId(1, 2))).isEmpty();
    assertThat(changes().open(ACME, IN_SHOP))
        .isEqualTo(new ChangeStore.OpenChanges(2, Optional.of(points.getFirst().id())));
    assertThat(
            changes()
                .open(ACME, new Selection(MetricType.SUCCESS_RATE, null, "checkout", TimeRange.ALL))
                .count())
        .isEqualTo(1);
    assertThat(changes().fleet(ALL).open()).hasSize(2);
    assertThat(changes().fleet(ALL).series()).as("two series and a pool").isEqualTo(3);

    Found end = ends.getLast();
    assertThat(changes().open(end)).contains(points.getLast());
    changes().close(end, new Ending(Ending.Kind.SETTLED, Sent.NOW, null), null, Sent.NOW);
    assertThat(list(true, ALL)).containsExactly(points.getFirst());
  }

  @Test
  void whatWasExpectedOfAPoolIsLearnedAnew() {
    watch(ACME, Granularity.DOMAIN);
    append(Sent.batch(ACME, MARKED, Sent.success(1)));
    List<ChangePoint> points = openAll();
    ChangeId ofPool = points.getLast().id();

    changes()
        .say(
            ACME,
            ofPool,
            new Feedback(Feedback.Verdict.EXPECTED, null, "ann", Sent.NOW),
            entry("change-point.feedback"));
    append(Sent.batch(ACME, OTHER_TYPE));

    assertThat(list(true, ALL)).containsExactly(points.getFirst());
    assertThat(waiting(ACME)).hasSize(2);
  }

  @Test
  void whatIsNotWatchedAnyMoreEndsAndBeginsAnewWhenItIsAgain() {
    watch(ACME, Granularity.DOMAIN, "region");
    Sent inEurope = MARKED.with(said("{\"region\":\"eu\"}"));
    append(Sent.batch(ACME, inEurope));
    openAll();
    append(Sent.batch(ACME, inEurope));

    watch(ACME, Granularity.SERIES, "agent");
    assertThat(list(true, ALL)).extracting(ChangePoint::watched).containsExactly(MARKED.series());
    assertThat(takeUpAll(ACME)).extracting(Found::watched).containsExactly(MARKED.series());
    append(Sent.batch(ACME, inEurope, inEurope));
    assertThat(takeUpAll(ACME)).extracting(Found::watched).containsOnly(MARKED.series());

    watch(ACME, Granularity.SERIES, "region");
    append(Sent.batch(ACME, Sent.success(1).with(said("{\"region\":\"eu\"}")), inEurope));
    assertThat(takeUpAll(ACME))
        .extracting(Found::id)
        .containsExactly(new ChangeId(6, 0), new ChangeId(6, 2));
  }

  @Test
  void aValueMoreThanAreWatchedFindsNoPlaceUntilOneHasBeenSilentForLong() {
    watch(ACME, Granularity.SERIES, "version");
    for (int i = 1; i <= Watching.MOST_VALUES; i++) {
      append(Sent.batch(ACME, MARKED.with(said("{\"version\":" + i + "}"))));
    }
    openAll();
    Sent late = MARKED.with(said("{\"version\":\"new\"}"));
    append(Sent.batch(ACME, late, MARKED.with(said("{\"version\":\"newer\"}")), late));
    assertThat(takeUpAll(ACME)).extracting(Found::watched).containsOnly(MARKED.series());
    assertThat(changes().pools(ACME, ALL))
        .hasSize(Watching.MOST_VALUES + 1)
        .filteredOn(WatchedPool::isOverflow)
        .containsExactly(new WatchedPool(pool("version", ""), false, Sent.NOW));
    assertThat(changes().pools(GLOBEX, ALL)).isEmpty();

    append(recordedAfter(Duration.ofDays(31), MARKED.with(said("{\"version\":2}"))));
    append(recordedAfter(Duration.ofDays(31), late));
    assertThat(takeUpAll(ACME))
        .extracting(Found::watched)
        .containsExactly(
            MARKED.series(), pool("version", "2"), MARKED.series(), pool("version", "new"));
    assertThat(list(false, ALL))
        .extracting(ChangePoint::watched)
        .as("it gave its place")
        .containsExactly(pool("version", "1"));
  }

  @Test
  void anEventThatIsVoidedStaysLearned() {
    watch(ACME, Granularity.DOMAIN);
    append(Sent.batch(ACME, Sent.success(1).withId("first"), Sent.success(0)));
    storage().outcomes().voidEvent(ACME, "first", "by mistake", Sent.NOW);
    append(Sent.batch(ACME, OTHER_TYPE));

    assertThat(takeUpAll(ACME)).hasSize(2);
  }

  private static Metadata said(String json) {
    return new Metadata(json, null);
  }

  private static Pool pool(String key, String value) {
    return new Pool("shop", MetricType.SUCCESS_RATE, key, value);
  }

  private static Submission recordedAfter(Duration later, Sent sent) {
    OutcomeEvent event = sent.item().event();
    OutcomeEvent recorded =
        new OutcomeEvent(
            event.id(),
            event.series(),
            event.value(),
            event.occurredAt(),
            event.recordedAt().plus(later),
            event.metadata());
    return Submission.single(
        ACME, new Submission.Item(recorded, new Submission.Given(false, true, true, true)));
  }

  private void watch(TenantId tenant, Granularity granularity, String... keys) {
    TenantSettings settings =
        new TenantSettings(
            Retention.DEFAULT,
            Quotas.NONE,
            null,
            Sensitivity.Wish.NONE,
            new Watching(granularity, List.of(keys)));
    storage().tenants().put(tenant, settings, Sent.NOW, entry("tenant.settings"));
    assertThat(storage().tenants().find(tenant).orElseThrow().settings()).isEqualTo(settings);
  }

  private static AuditEntry entry(String action) {
    return new AuditEntry(Sent.NOW, ACME, "ann", null, action, "acme", "{}");
  }

  private ChangeStore changes() {
    return storage().changes();
  }

  private List<Found> waiting(TenantId tenant) {
    return changes().waiting(ALL).stream().filter(each -> each.tenant().equals(tenant)).toList();
  }

  /** In the order of their positions; nothing is made of them. */
  private List<Found> takeUpAll(TenantId tenant) {
    List<Found> taken = new ArrayList<>();
    List<Found> waiting = waiting(tenant);
    while (!waiting.isEmpty()) {
      waiting.forEach(each -> changes().pass(each, Sent.NOW));
      taken.addAll(waiting);
      waiting = waiting(tenant);
    }
    return taken;
  }

  /** Makes a change point of everything that waits. */
  private List<ChangePoint> openAll() {
    List<ChangePoint> opened = new ArrayList<>();
    List<Found> waiting = waiting(ACME);
    while (!waiting.isEmpty()) {
      waiting.forEach(each -> opened.add(open(each)));
      waiting = waiting(ACME);
    }
    return opened;
  }

  private ChangePoint open(Found found) {
    ChangePoint point =
        new ChangePoint(
            found.id(),
            found.watched(),
            detection(found.id(), found.watched()),
            new Onset(Sent.NOW, Sent.NOW, Sent.NOW),
            null,
            null,
            null);
    changes().open(ACME, point, Sent.NOW);
    return point;
  }

  private static Detection detection(ChangeId id, Watched watched) {
    long micros = Sent.NOW.toEpochMilli() * 1000;
    Detection.Moment moment = new Detection.Moment(id.position(), micros);
    return new Detection(
        Detection.Kind.ALARM,
        Direction.DECLINE,
        moment,
        moment,
        new Detection.Baseline(
            Detection.BaselineKind.FLAT, new Detection.Level(0.9, 200), 1.5, 2.5),
        new Detection.Level(0.5, watched.where().size()),
        new Detection.Evidence(1, 9, Sensitivity.Basis.CALIBRATED));
  }

  private List<ChangePoint> list(@Nullable Boolean isOpen, int limit) {
    List<ChangePoint> all = new ArrayList<>();
    ChangeId before = null;
    do {
      ChangeStore.Page page =
          changes()
              .list(
                  ACME,
                  new ChangeStore.Query(
                      null, null, null, null, isOpen, TimeRange.ALL, limit, before));
      all.addAll(page.points());
      before = page.next().orElse(null);
    } while (before != null);
    return all;
  }
}
