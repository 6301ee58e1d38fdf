package dev.trimtab.server.channels;

import dev.trimtab.loop.Cause;
import dev.trimtab.loop.Delivery;
import dev.trimtab.loop.Loop;
import dev.trimtab.loop.LoopEntry;
import dev.trimtab.loop.LoopState;
import dev.trimtab.loop.Verdict;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.SeriesKey;
import java.time.Instant;
import java.util.Map;

/** Notices to send. */
final class Notices {
  static final Instant OPENED = Instant.parse("2026-03-02T10:00:00Z");
  static final Instant AT = Instant.parse("2026-03-02T10:05:00Z");
  static final String HEADLINE = "support-bot <declines> & waits for @ana";
  static final String WHY = "fewer succeed: 0.81 & falling, says <b>@bo</b>";

  private Notices() {}

  static Notice message(String id) {
    return of(id, Delivery.Kind.MESSAGE, loop("l-1", null), null);
  }

  static Notice ended(String id) {
    return of(id, Delivery.Kind.MESSAGE, loop("l-1", AT.plusSeconds(60)), null);
  }

  static Notice action(String id) {
    return of(
        id,
        Delivery.Kind.ACTION,
        loop("l-1", null),
        new Notice.Action("roll back", Map.of("to", "previous")));
  }

  static Notice undo(String id) {
    return of(
        id,
        Delivery.Kind.UNDO,
        loop("l-1", null),
        new Notice.Action("roll forward", Map.of("to", "newest")));
  }

  private static Notice of(String id, Delivery.Kind kind, Loop loop, Notice.Action action) {
    LoopEntry entry =
        new LoopEntry(
            2,
            AT,
            LoopState.TRIGGERED,
            LoopState.INVESTIGATING,
            LoopEntry.ITSELF,
            WHY,
            Map.of("level", "0.81"));
    return new Notice(
        id,
        AT,
        kind,
        new Notice.Subject(loop, entry),
        HEADLINE,
        "A rollback waits for your yes.",
        action,
        action == null ? null : "https://trimtab.example.com/done/" + id,
        "https://trimtab.example.com/loops/l-1");
  }

  private static Loop loop(String id, Instant endedAt) {
    boolean isEnded = endedAt != null;
    return new Loop(
        id,
        "regression",
        3,
        new SeriesKey("support-bot", "invoke_agent", MetricType.SUCCESS_RATE),
        new Cause(Cause.Kind.CHANGE_POINT, 17L, null, "a decline of 9 points"),
        new Loop.Standing(
            isEnded ? LoopState.IMPROVED : LoopState.INVESTIGATING, 1, false, AT, null),
        OPENED,
        null,
        isEnded ? Verdict.IMPROVED : null,
        null,
        endedAt,
        2,
        2);
  }
}
