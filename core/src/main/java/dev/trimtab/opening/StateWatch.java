package dev.trimtab.opening;

import dev.trimtab.loop.Cause;
import dev.trimtab.loop.Loop;
import dev.trimtab.loop.LoopState;
import dev.trimtab.loop.LoopStore;
import dev.trimtab.loop.LoopStore.Active;
import dev.trimtab.loop.LoopTemplate;
import dev.trimtab.loop.Templates;
import dev.trimtab.loop.Trigger;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Looks for states that open loops: directions, thresholds, silence. Only series that were heard of
 * lately are looked at. Thread-safe.
 */
public final class StateWatch {
  private static final int AT_ONCE = 500;
  private static final int MOST_TRIGGERED = 1_000;

  /** A direction changes with events alone; those of this long ago have been looked at. */
  private static final Duration LATELY = Duration.ofMinutes(15);

  private final LoopStore loops;
  private final Templates templates;
  private final TriggerReader triggers;
  private final LoopOpener opener;

  public StateWatch(
      LoopStore loops, Templates templates, TriggerReader triggers, LoopOpener opener) {
    this.loops = loops;
    this.templates = templates;
    this.triggers = triggers;
    this.opener = opener;
  }

  /**
   * Opens what is to be opened in a tenant.
   *
   * @return how many loops
   */
  public int look(TenantId tenant, Instant now) {
    int opened = 0;
    for (Templates.Current current : templates.enabled(tenant)) {
      Optional<TimeRange> lately = lately(current.template().trigger(), now);
      if (lately.isPresent()) {
        opened += look(tenant, current, lately.get(), now);
      }
    }
    return opened;
  }

  /** When the newest event of a series must have occurred so that the state can hold. */
  private static Optional<TimeRange> lately(Trigger trigger, Instant now) {
    return switch (trigger) {
      case Trigger.OnDirection direction -> Optional.of(TriggerReader.back(now, LATELY));
      case Trigger.OnThreshold threshold ->
          Optional.of(TriggerReader.back(now, threshold.over().multipliedBy(2)));
      case Trigger.OnNoData missing ->
          Optional.of(TriggerReader.back(now, missing.silence().multipliedBy(2)));
      case Trigger.OnChangePoint change -> Optional.empty();
      case Trigger.ByHand byHand -> Optional.empty();
    };
  }

  private int look(TenantId tenant, Templates.Current current, TimeRange lately, Instant now) {
    LoopTemplate template = current.template();
    int opened = 0;
    long behind = 0;
    List<Active> page;
    do {
      page = loops.active(tenant, template.match().metricTypes(), lately, behind, AT_ONCE);
      for (Active each : page) {
        if (template.match().names(each.series())) {
          opened += open(tenant, current, each, now) ? 1 : 0;
        }
        behind = each.place();
      }
    } while (page.size() == AT_ONCE);
    return opened;
  }

  private boolean open(TenantId tenant, Templates.Current current, Active series, Instant now) {
    Trigger trigger = current.template().trigger();
    return seen(tenant, trigger, series.series(), series.lastOccurredAt(), now)
        .map(
            sentence ->
                opener.open(
                    tenant,
                    current,
                    series.series(),
                    new LoopOpener.Seen(kind(trigger), sentence),
                    now))
        .orElse(false);
  }

  private static Cause.Kind kind(Trigger trigger) {
    return switch (trigger) {
      case Trigger.OnChangePoint change -> Cause.Kind.CHANGE_POINT;
      case Trigger.OnDirection direction -> Cause.Kind.DIRECTION;
      case Trigger.OnThreshold threshold -> Cause.Kind.THRESHOLD;
      case Trigger.OnNoData missing -> Cause.Kind.NO_DATA;
      case Trigger.ByHand byHand -> Cause.Kind.BY_HAND;
    };
  }

  private Optional<String> seen(
      TenantId tenant, Trigger trigger, SeriesKey series, Instant last, Instant now) {
    return switch (trigger) {
      case Trigger.OnDirection direction -> triggers.direction(tenant, direction, series);
      case Trigger.OnThreshold threshold -> triggers.threshold(tenant, threshold, series, now);
      case Trigger.OnNoData missing -> TriggerReader.silence(missing, series, last, now);
      case Trigger.OnChangePoint change -> Optional.empty();
      case Trigger.ByHand byHand -> Optional.empty();
    };
  }

  /**
   * Loops that wait for a state to hold long enough, of which it does not: they are not to wait
   * until they are due.
   */
  public List<Loop> gone(TenantId tenant, Instant now) {
    LoopStore.Query triggered =
        new LoopStore.Query(
            null, null, null, null, LoopState.TRIGGERED, true, MOST_TRIGGERED, null);
    return loops.list(tenant, triggered).stream()
        .filter(loop -> isState(loop.cause().kind()))
        .filter(
            loop ->
                templates
                    .find(tenant, loop)
                    .filter(template -> !holds(tenant, loop, template, now))
                    .isPresent())
        .toList();
  }

  private static boolean isState(Cause.Kind kind) {
    return switch (kind) {
      case DIRECTION, THRESHOLD, NO_DATA -> true;
      case CHANGE_POINT, BY_HAND -> false;
    };
  }

  /** Whether the state that opened a loop holds; silence does, however long it lasts. */
  boolean holds(TenantId tenant, Loop loop, LoopTemplate template, Instant now) {
    return triggers
        .last(tenant, loop.series())
        .filter(
            last ->
                template.trigger() instanceof Trigger.OnNoData missing
                    ? !now.isBefore(last.plus(missing.silence()))
                    : seen(tenant, template.trigger(), loop.series(), last, now).isPresent())
        .isPresent();
  }
}
