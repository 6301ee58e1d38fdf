package dev.trimtab.server.alerts;

import dev.trimtab.change.ChangePoint;
import dev.trimtab.change.ChangeStore;
import dev.trimtab.change.Direction;
import dev.trimtab.change.Ending;
import dev.trimtab.change.Feedback;
import dev.trimtab.loop.Loop;
import dev.trimtab.loop.LoopState;
import dev.trimtab.loop.LoopStore;
import dev.trimtab.outcome.Micros;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.outcome.Watched;
import dev.trimtab.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The alerts of a tenant, of what is stored: declines, and loops that wait for people. Of each kind
 * the newest thousand are looked at.
 */
record AlertReader(ChangeStore changes, LoopStore loops, TenantId tenant) {
  private static final int MOST = 1_000;

  /** A decline that ended just now may have been found long before. */
  private static final Duration LONGEST_DECLINE = Duration.ofDays(30);

  /** All of them, the newest first. */
  List<Alert> read(@Nullable String domain, Instant since) {
    return Stream.of(
            declines(domain, true, TimeRange.ALL),
            declines(domain, false, endedSince(since)).filter(each -> isEnded(each, since)),
            loops(domain, LoopState.TRIGGERED),
            loops(domain, LoopState.AWAITING_APPROVAL),
            loops(domain, LoopState.ESCALATED).filter(each -> !each.startsAt().isBefore(since)))
        .flatMap(each -> each)
        .sorted(Comparator.comparing(Alert::startsAt).reversed())
        .toList();
  }

  private static TimeRange endedSince(Instant since) {
    Instant earliest =
        since.isBefore(Instant.EPOCH.plus(LONGEST_DECLINE))
            ? Instant.EPOCH
            : since.minus(LONGEST_DECLINE);
    return new TimeRange(earliest, null);
  }

  private static boolean isEnded(Alert alert, Instant since) {
    Instant ended = alert.endedAt();
    return ended != null && !ended.isBefore(since);
  }

  private Stream<Alert> declines(@Nullable String domain, boolean isOpen, TimeRange detected) {
    ChangeStore.Query query =
        new ChangeStore.Query(domain, null, null, Direction.DECLINE, isOpen, detected, MOST, null);
    return changes.list(tenant, query).points().stream().map(this::alert);
  }

  private Alert alert(ChangePoint point) {
    Ending ending = point.ending();
    Instant ended = ending == null ? null : ending.at();
    Feedback feedback = point.feedback();
    Instant detected = Micros.toInstant(point.alarm().at().occurredAtMicros());
    Instant updated =
        Stream.of(
                detected,
                ended == null ? detected : ended,
                feedback == null ? detected : feedback.at())
            .max(Comparator.naturalOrder())
            .orElse(detected);
    Alert.Text text =
        new Alert.Text(
            words(point.watched()) + " has become worse",
            "%.4g on average since %s, %.4g before"
                .formatted(
                    point.alarm().current().mean(),
                    point.onset().start(),
                    point.alarm().baseline().level().mean()));
    return new Alert(
        AlertLabels.of(tenant, point),
        text,
        ended == null ? Alert.State.FIRING : Alert.State.RESOLVED,
        point.onset().start(),
        ended,
        updated,
        "/changes/" + point.id());
  }

  private Stream<Alert> loops(@Nullable String domain, LoopState state) {
    LoopStore.Query query = new LoopStore.Query(null, domain, null, null, state, null, MOST, null);
    return loops.list(tenant, query).stream().map(this::alert);
  }

  private Alert alert(Loop loop) {
    boolean isPending = loop.state() == LoopState.TRIGGERED;
    return new Alert(
        AlertLabels.of(tenant, loop),
        new Alert.Text(
            loop.template() + " " + words(loop.state()) + ": " + words(loop.series()),
            loop.cause().seen()),
        isPending ? Alert.State.PENDING : Alert.State.FIRING,
        loop.standing().since(),
        null,
        loop.standing().since(),
        "/loops/" + loop.id());
  }

  private static String words(LoopState state) {
    return switch (state) {
      case TRIGGERED -> "looks whether it holds";
      case AWAITING_APPROVAL -> "waits for an approval";
      case ESCALATED -> "cannot go on by itself";
      case INVESTIGATING,
          ACTING,
          SETTLING,
          VERIFYING,
          IMPROVED,
          NO_EFFECT,
          WORSE,
          UNDECIDED,
          CANCELLED ->
          "goes on";
    };
  }

  private static String words(Watched watched) {
    String eventType = watched.eventType();
    String where =
        watched.where().entrySet().stream()
            .map(Map.Entry::toString)
            .sorted()
            .collect(Collectors.joining(", "));
    return watched.metricType().wireName()
        + (eventType == null ? "" : " of " + eventType)
        + " in "
        + watched.domain()
        + (where.isEmpty() ? "" : " where " + where);
  }
}
