package dev.trimtab.storage.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.change.ChangePoint;
import dev.trimtab.change.ChangeStore.Found;
import dev.trimtab.change.Detection;
import dev.trimtab.change.Direction;
import dev.trimtab.change.Onset;
import dev.trimtab.loop.Cause;
import dev.trimtab.loop.Delivery;
import dev.trimtab.loop.Loop;
import dev.trimtab.loop.LoopEntry;
import dev.trimtab.loop.LoopState;
import dev.trimtab.loop.LoopStore;
import dev.trimtab.loop.MarkedRun;
import dev.trimtab.loop.Move;
import dev.trimtab.loop.Run;
import dev.trimtab.loop.Take;
import dev.trimtab.loop.TapeBasis;
import dev.trimtab.loop.Variants;
import dev.trimtab.loop.Verdict;
import dev.trimtab.loop.Verification;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.AuditQuery;
import dev.trimtab.tenant.Sensitivity;
import dev.trimtab.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the contracts of loops stand on. */
abstract class LoopContract extends StorageContract {
  static final Sent MARKED = Sent.success(MarkingFold.MARK);
  static final Instant NOW = Sent.NOW;
  static final int ALL = 100;
  static final int NODES = 4;

  final LoopStore loops() {
    return storage().loops();
  }

  final long audited() {
    return storage().audit().entries(ACME, AuditQuery.newest(ALL)).entries().size();
  }

  final Loop opened(TenantId tenant, String id) {
    append(Sent.batch(tenant, Sent.success(1)));
    Loop loop = loop(id, "a");
    assertThat(loops().open(tenant, loop, null)).isTrue();
    return loop;
  }

  final ChangePoint changed(TenantId tenant, Sent sample) {
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

  static Loop loop(String id, String template) {
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
        null,
        1,
        0);
  }

  static Loop with(
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
        loop.listed(),
        ended,
        lines,
        loop.revision());
  }

  static Loop withRevision(Loop loop, long revision) {
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
        loop.listed(),
        loop.endedAt(),
        loop.lines(),
        revision);
  }

  static Move acting(Loop loop) {
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

  static Delivery delivery(String loop) {
    return new Delivery(loop + "_step_2", loop, 2, "deployer", Delivery.Kind.ACTION, 2);
  }

  static Move waiting(Loop loop, Instant until) {
    Loop.Standing standing = new Loop.Standing(LoopState.TRIGGERED, -1, false, NOW, until);
    return new Move(with(loop, standing, null, null, 1), List.of(), List.of(), List.of());
  }

  static Move ended(Loop loop, Verdict verdict) {
    Loop.Standing standing = new Loop.Standing(LoopState.WORSE, 3, true, NOW, null);
    return new Move(with(loop, standing, verdict, NOW, 1), List.of(), List.of(), List.of());
  }

  static Move neverBegun(Loop loop) {
    Loop.Standing standing = new Loop.Standing(LoopState.CANCELLED, -1, false, NOW, null);
    return new Move(with(loop, standing, null, NOW, 1), List.of(), List.of(), List.of());
  }

  static TapeBasis basis() {
    Verification asked =
        new Verification(
            null, null, List.of(), 0.1, 0.95, Duration.ZERO, Duration.ofDays(1), 50, null);
    return new TapeBasis(
        asked,
        NOW,
        1,
        new Variants(null, Set.of("old")),
        null,
        List.of(
            new TapeBasis.Track(
                MetricType.SUCCESS_RATE,
                null,
                0.5,
                new Run(new long[] {2, 3}, new double[] {0, 1}))));
  }

  static Take take(int number) {
    MarkedRun run =
        new MarkedRun(new Run(new long[] {10L * number}, new double[] {1}), new byte[] {2});
    return new Take(number, 10L * number, List.of(run));
  }

  static LoopStore.Query query(@Nullable Boolean isOpen) {
    return new LoopStore.Query(null, null, null, null, null, isOpen, ALL, null);
  }

  static AuditEntry entry(TenantId tenant) {
    return new AuditEntry(NOW, tenant, "ann", null, "loop.move", "l1", "{}");
  }
}
