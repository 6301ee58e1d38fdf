package dev.trimtab.opening;

import dev.trimtab.change.ChangeHistory;
import dev.trimtab.change.ChangePoint;
import dev.trimtab.change.Direction;
import dev.trimtab.change.ScoreScale;
import dev.trimtab.loop.Cause;
import dev.trimtab.loop.ChangeSize;
import dev.trimtab.loop.Loop;
import dev.trimtab.loop.LoopState;
import dev.trimtab.loop.LoopStore;
import dev.trimtab.loop.LoopTemplate;
import dev.trimtab.loop.Templates;
import dev.trimtab.loop.Trigger;
import dev.trimtab.outcome.Micros;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.outcome.OutcomeStore;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.TenantId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Opens loops. Any number of nodes may do so at the same time: the store opens one of a template on
 * a series. Thread-safe.
 */
public final class LoopOpener {
  private static final int MOST_SAMPLES = 2_000;

  private final LoopStore loops;
  private final Templates templates;
  private final SeriesFacts facts;
  private final Function<Instant, String> ids;

  /**
   * An opener.
   *
   * @param ids makes an id for a loop that is opened then
   */
  public LoopOpener(
      LoopStore loops, Templates templates, SeriesFacts facts, Function<Instant, String> ids) {
    this.loops = loops;
    this.templates = templates;
    this.facts = facts;
    this.ids = ids;
  }

  /** What is known of a change point when it is matched. */
  public record Sized(ChangePoint point, OutcomeStore outcomes, @Nullable ScoreScale scale) {
    private double size(TenantId tenant) {
      return ChangeSize.of(
          point.alarm(), point.watched().metricType(), scale, () -> values(tenant));
    }

    private double[] values(TenantId tenant) {
      Instant end = Micros.toInstant(point.alarm().at().occurredAtMicros() + 1);
      Instant start = Micros.toInstant(point.alarm().start().occurredAtMicros());
      TimeRange range = new TimeRange(start.isAfter(end) ? end : start, end);
      return ChangeHistory.newest(outcomes, tenant, point.watched(), range, MOST_SAMPLES)
          .events()
          .stream()
          .mapToDouble(OutcomeEvent::value)
          .toArray();
    }
  }

  /**
   * Matches a change point of a series, once for all nodes: of the templates that are for it, the
   * one of the highest priority opens a loop, or nothing does where that one has a loop open or
   * cools down.
   *
   * @return how many loops were opened
   */
  public int match(TenantId tenant, Sized change, Instant now) {
    ChangePoint point = change.point();
    SeriesKey series = (SeriesKey) point.watched();
    List<Loop> opened =
        templates.enabled(tenant).stream()
            .filter(each -> isFor(each.template(), tenant, change, series, now))
            .min(
                Comparator.comparingInt((Templates.Current each) -> -each.template().priority())
                    .thenComparing(each -> each.template().name()))
            .filter(each -> isCool(tenant, each.template(), series, now))
            .map(each -> loop(each, series, cause(point), now))
            .stream()
            .toList();
    return loops.match(tenant, point.id().position(), opened, now);
  }

  /** A decline that is over by now has nothing left to mend; what improved is settled at once. */
  private boolean isFor(
      LoopTemplate template, TenantId tenant, Sized change, SeriesKey series, Instant now) {
    ChangePoint point = change.point();
    return template.trigger() instanceof Trigger.OnChangePoint trigger
        && point.alarm().direction() == trigger.direction()
        && (point.isOpen() || trigger.direction() == Direction.IMPROVEMENT)
        && facts.fit(tenant, template.match(), series, now)
        && (trigger.leastEffect() == 0 || change.size(tenant) >= trigger.leastEffect());
  }

  private static Cause cause(ChangePoint point) {
    return new Cause(Cause.Kind.CHANGE_POINT, point.id().position(), null, Sentences.of(point));
  }

  /**
   * Opens a loop for a state that was seen.
   *
   * @return false where the template is not for the series, has a loop open there or cools down
   */
  boolean open(
      TenantId tenant, Templates.Current current, SeriesKey series, Seen seen, Instant now) {
    LoopTemplate template = current.template();
    if (!facts.fit(tenant, template.match(), series, now)
        || !isCool(tenant, template, series, now)) {
      return false;
    }
    Cause cause = new Cause(seen.kind(), facts.lastPosition(tenant), null, seen.sentence());
    return loops.open(tenant, loop(current, series, cause, now), null);
  }

  /** What was seen of a state, and by which trigger. */
  record Seen(Cause.Kind kind, String sentence) {}

  /**
   * Opens a loop that somebody asks for, of whatever template. Neither cooldown nor volume keeps a
   * person from it.
   *
   * @param why in a sentence, at most {@value Cause#MAX_SEEN_LENGTH} characters
   * @return empty where the template has a loop open on the series, or nothing was ever recorded in
   *     it
   */
  public Optional<Loop> open(
      TenantId tenant,
      Templates.Current current,
      SeriesKey series,
      String why,
      AuditEntry entry,
      Instant now) {
    Cause cause = new Cause(Cause.Kind.BY_HAND, facts.lastPosition(tenant), entry.actor(), why);
    Loop loop = loop(current, series, cause, now);
    return loops.open(tenant, loop, entry) ? Optional.of(loop) : Optional.empty();
  }

  private Loop loop(Templates.Current current, SeriesKey series, Cause cause, Instant now) {
    LoopTemplate template = current.template();
    boolean isByHand = cause.kind() == Cause.Kind.BY_HAND;
    Instant due = isByHand ? now : now.plus(template.patience().holds());
    return new Loop(
        ids.apply(now),
        template.name(),
        current.version(),
        series,
        cause,
        new Loop.Standing(LoopState.TRIGGERED, -1, false, now, due),
        now,
        null,
        null,
        null,
        null,
        1,
        0);
  }

  private boolean isCool(TenantId tenant, LoopTemplate template, SeriesKey series, Instant now) {
    Optional<Loop> last = loops.lastEnded(tenant, template.name(), series);
    Instant ended = last.map(Loop::endedAt).orElse(null);
    if (ended == null) {
      return true;
    }
    Cooldown cooldown = Cooldown.of(template);
    return !now.isBefore(ended.plus(cooldown.time()))
        && (cooldown.samples() == 0 || facts.count(tenant, series, ended) >= cooldown.samples());
  }
}
