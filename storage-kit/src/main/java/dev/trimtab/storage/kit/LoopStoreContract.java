package dev.trimtab.storage.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.change.ChangePoint;
import dev.trimtab.change.ChangeStore.Found;
import dev.trimtab.change.Detection;
import dev.trimtab.change.Direction;
import dev.trimtab.change.Onset;
import dev.trimtab.intake.Intake;
import dev.trimtab.intake.Lesson;
import dev.trimtab.intake.Origin;
import dev.trimtab.intake.Request;
import dev.trimtab.intake.ResearchType;
import dev.trimtab.intake.SignalQuality;
import dev.trimtab.intake.Urgency;
import dev.trimtab.loop.Cause;
import dev.trimtab.loop.Consequences;
import dev.trimtab.loop.Delivery;
import dev.trimtab.loop.Loop;
import dev.trimtab.loop.LoopEntry;
import dev.trimtab.loop.LoopState;
import dev.trimtab.loop.LoopStore;
import dev.trimtab.loop.LoopStore.Active;
import dev.trimtab.loop.LoopStore.Claimed;
import dev.trimtab.loop.LoopStore.Owned;
import dev.trimtab.loop.LoopStore.Settled;
import dev.trimtab.loop.LoopStore.Unmatched;
import dev.trimtab.loop.Move;
import dev.trimtab.loop.Verdict;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.AuditQuery;
import dev.trimtab.tenant.Sensitivity;
import dev.trimtab.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A loop is opened once, moves whole or not at all, and what it sends goes out. */
public abstract class LoopStoreContract extends StorageContract {
  private static final Sent MARKED = Sent.success(MarkingFold.MARK);
  private static final Instant NOW = Sent.NOW;
  private static final int ALL = 100;
  private static final int NODES = 4;

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
  void aSeriesWithoutEventsHasNoLoop() {
    assertThat(loops().open(ACME, loop("l1", "a"), entry(ACME))).isFalse();
    assertThat(loops().list(ACME, query(null))).isEmpty();
    assertThat(audited()).isZero();
  }

  @Test
  void aMoveIsStoredWholeOrNotAtAll() {
    Loop loop = opened(ACME, "l1");
    Move move = acting(loop);
    assertThat(loops().move(ACME, move, Consequences.of(entry(ACME)))).isTrue();
    assertThat(loops().move(ACME, move, Consequences.of(entry(ACME))))
        .as("of a loop that has moved")
        .isFalse();
    reopen(limits());

    Loop moved = loops().find(ACME, "l1").orElseThrow();
    assertThat(moved).isEqualTo(withRevision(move.loop(), 1));
    assertThat(loops().record(ACME, "l1")).hasSize(2).last().isEqualTo(move.entries().getFirst());
    assertThat(loops().deliveries(ACME, "l1")).hasSize(1);
    assertThat(audited()).isEqualTo(1);
  }

  @Test
  void whatComesOfAMoveIsStoredWithItOrNotAtAll() {
    Loop loop = opened(ACME, "l1");
    Request request =
        Request.of(
            new Request.Classification(ResearchType.INTERNAL, "regression", Urgency.HIGH),
            new Request.Content("why", "", null, null));
    Origin origin = new Origin("l1", null, loop.series(), SignalQuality.of(7, 1, 50, 0));
    Intake intake = Intake.submitted("i1", request, origin, "trimtab", NOW);
    Lesson lesson =
        Lesson.draft(
            "n1",
            new Lesson.Content("it fell", "nothing", null, null, List.of(), null),
            Lesson.About.ANYTHING,
            "trimtab",
            NOW);
    Consequences consequences = new Consequences(List.of(intake), lesson, null, null);
    Move move = ended(loop, Verdict.IMPROVED);

    assertThat(loops().move(GLOBEX, move, consequences)).as("of another tenant").isFalse();
    assertThat(loops().move(ACME, move, consequences)).isTrue();
    assertThat(loops().move(ACME, move, consequences)).as("once more").isFalse();
    reopen(limits());
    assertThat(storage().intakes().find(ACME, "i1")).contains(intake);
    assertThat(storage().lessons().find(ACME, "n1")).contains(lesson);
    assertThat(storage().intakes().find(GLOBEX, "i1")).isEmpty();
  }

  @Test
  void ofManyWhoMoveALoopAtTheSameTimeOneDoes() {
    Move move = acting(opened(ACME, "l1"));
    AtomicInteger moved = new AtomicInteger();
    try (ExecutorService nodes = Executors.newFixedThreadPool(NODES)) {
      for (int i = 0; i < NODES; i++) {
        nodes.execute(() -> moved.addAndGet(loops().move(ACME, move, Consequences.NONE) ? 1 : 0));
      }
    }
    assertThat(moved).hasValue(1);
    assertThat(loops().deliveries(ACME, "l1")).hasSize(1);
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
  void aDeliveryIsTakenByOneUntilItsTimeIsOver() {
    loops().move(ACME, acting(opened(ACME, "l1")), Consequences.NONE);
    AtomicInteger claimed = new AtomicInteger();
    try (ExecutorService nodes = Executors.newFixedThreadPool(NODES)) {
      for (int i = 0; i < NODES; i++) {
        nodes.execute(() -> claimed.addAndGet(loops().claim(NOW, NOW.plusSeconds(30), ALL).size()));
      }
    }
    assertThat(claimed).hasValue(1);
    assertThat(loops().claim(NOW.plusSeconds(29), NOW.plusSeconds(60), ALL)).isEmpty();
    List<Claimed> again = loops().claim(NOW.plusSeconds(30), NOW.plusSeconds(60), ALL);
    assertThat(again).containsExactly(new Claimed(ACME, delivery("l1"), 0));
  }

  @Test
  void whatBecameOfADeliveryIsStoredWithTheMoveItBrings() {
    Loop loop = opened(ACME, "l1");
    loops().move(ACME, acting(loop), Consequences.NONE);
    Loop acting = loops().find(ACME, "l1").orElseThrow();
    Settled done =
        new Settled(
            delivery("l1").id(), new Delivery.Progress(Delivery.Status.DELIVERED, 1, null, "200"));

    assertThat(loops().move(ACME, ended(loop, Verdict.WORSE), Consequences.of(done))).isFalse();
    assertThat(loops().deliveries(ACME, "l1").getFirst().progress().status())
        .isEqualTo(Delivery.Status.WAITING);
    assertThat(loops().move(ACME, ended(acting, Verdict.WORSE), Consequences.of(done))).isTrue();
    assertThat(loops().deliveries(ACME, "l1").getFirst().progress()).isEqualTo(done.progress());
    assertThat(loops().claim(NOW.plusSeconds(1), NOW.plusSeconds(2), ALL)).isEmpty();
  }

  @Test
  void whatIsDeadCanBeSentAgain() {
    loops().move(ACME, acting(opened(ACME, "l1")), Consequences.NONE);
    String id = delivery("l1").id();
    assertThat(loops().resend(ACME, id, NOW, entry(ACME))).as("it is not dead").isFalse();
    loops()
        .settle(
            ACME, new Settled(id, new Delivery.Progress(Delivery.Status.DEAD, 8, null, "gone")));

    assertThat(loops().dead(ACME, ALL)).hasSize(1);
    assertThat(loops().dead(GLOBEX, ALL)).isEmpty();
    assertThat(loops().resend(GLOBEX, id, NOW, entry(GLOBEX))).isFalse();
    assertThat(loops().resend(ACME, id, NOW, entry(ACME))).isTrue();
    assertThat(loops().dead(ACME, ALL)).isEmpty();
    assertThat(loops().claim(NOW, NOW.plusSeconds(1), ALL)).hasSize(1);
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

  private LoopStore loops() {
    return storage().loops();
  }

  private long audited() {
    return storage().audit().entries(ACME, AuditQuery.newest(ALL)).entries().size();
  }

  private Loop opened(TenantId tenant, String id) {
    append(Sent.batch(tenant, Sent.success(1)));
    Loop loop = loop(id, "a");
    assertThat(loops().open(tenant, loop, null)).isTrue();
    return loop;
  }

  private ChangePoint changed(TenantId tenant, Sent sample) {
    append(Sent.batch(tenant, sample));
    Found found =
        storage().changes().waiting(ALL).stream()
            .filter(each -> each.tenant().equals(tenant))
            .findFirst()
            .orElseThrow();
    long micros = NOW.toEpochMilli() * 1000;
    Detection alarm =
        new Detection(
            Detection.Kind.ALARM,
            Direction.DECLINE,
            new Detection.Moment(found.id().position(), micros),
            new Detection.Moment(found.id().position(), micros),
            new Detection.Baseline(
                Detection.BaselineKind.FLAT, new Detection.Level(0.9, 200), 1.5, 2.5),
            new Detection.Level(0.5, 20),
            new Detection.Evidence(1, 9, Sensitivity.Basis.CALIBRATED));
    ChangePoint point =
        new ChangePoint(
            found.id(), found.watched(), alarm, new Onset(NOW, NOW, NOW), null, null, null);
    storage().changes().open(tenant, point, NOW);
    return point;
  }

  private static Loop loop(String id, String template) {
    return new Loop(
        id,
        template,
        1,
        MARKED.series(),
        new Cause(Cause.Kind.CHANGE_POINT, 1, null, "it fell"),
        new Loop.Standing(LoopState.TRIGGERED, -1, false, NOW, NOW),
        NOW,
        null,
        null,
        null,
        1,
        0);
  }

  private static Loop with(
      Loop loop,
      Loop.Standing standing,
      @Nullable Verdict verdict,
      @Nullable Instant ended,
      int lines) {
    return new Loop(
        loop.id(),
        loop.template(),
        loop.templateVersion(),
        loop.series(),
        loop.cause(),
        standing,
        loop.openedAt(),
        standing.step() < 0 ? null : new Loop.Action(NOW, NOW.plusSeconds(1)),
        verdict,
        ended,
        lines,
        loop.revision());
  }

  private static Loop withRevision(Loop loop, long revision) {
    return new Loop(
        loop.id(),
        loop.template(),
        loop.templateVersion(),
        loop.series(),
        loop.cause(),
        loop.standing(),
        loop.openedAt(),
        loop.action(),
        loop.verdict(),
        loop.endedAt(),
        loop.lines(),
        revision);
  }

  private static Move acting(Loop loop) {
    Loop.Standing standing = new Loop.Standing(LoopState.ACTING, 2, false, NOW, NOW.plusSeconds(9));
    LoopEntry entry =
        new LoopEntry(
            2,
            NOW,
            LoopState.TRIGGERED,
            LoopState.ACTING,
            "ann",
            "go = now",
            Map.of("samples", "30", "difference", "-0.1=x"));
    return new Move(
        with(loop, standing, null, null, 2),
        List.of(entry),
        List.of(delivery(loop.id())),
        List.of());
  }

  private static Delivery delivery(String loop) {
    return new Delivery(loop + "_step_2", loop, 2, "deployer", Delivery.Kind.ACTION, 2);
  }

  private static Move waiting(Loop loop, Instant until) {
    Loop.Standing standing = new Loop.Standing(LoopState.TRIGGERED, -1, false, NOW, until);
    return new Move(with(loop, standing, null, null, 1), List.of(), List.of(), List.of());
  }

  private static Move ended(Loop loop, Verdict verdict) {
    Loop.Standing standing = new Loop.Standing(LoopState.WORSE, 3, true, NOW, null);
    return new Move(with(loop, standing, verdict, NOW, 1), List.of(), List.of(), List.of());
  }

  private static Move neverBegun(Loop loop) {
    Loop.Standing standing = new Loop.Standing(LoopState.CANCELLED, -1, false, NOW, null);
    return new Move(with(loop, standing, null, NOW, 1), List.of(), List.of(), List.of());
  }

  private static LoopStore.Query query(@Nullable Boolean isOpen) {
    return new LoopStore.Query(null, null, null, null, null, isOpen, ALL, null);
  }

  private static AuditEntry entry(TenantId tenant) {
    return new AuditEntry(NOW, tenant, "ann", null, "loop.move", "l1", "{}");
  }
}
