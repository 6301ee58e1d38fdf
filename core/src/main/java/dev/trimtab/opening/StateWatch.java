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
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

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
  private final Map<TenantId, Place> stopped = new ConcurrentHashMap<>();

  public StateWatch(
      LoopStore loops, Templates templates, TriggerReader triggers, LoopOpener opener) {
    this.loops = loops;
    this.templates = templates;
    this.triggers = triggers;
    this.opener = opener;
  }

  /**
   * Opens what is to be opened in a tenant, for as long as it may; the next look begins where this
   * one ended.
   *
   * @param goesOn asked before each series
   */
  public void look(TenantId tenant, Instant now, BooleanSupplier goesOn) {
    List<Templates.Current> watching =
        templates.enabled(tenant).stream()
            .filter(each -> lately(each.template().trigger(), now).isPresent())
            .toList();
    Place place = stopped.remove(tenant);
    int first = place == null ? 0 : place.in(watching);
    for (int i = 0; i < watching.size(); i++) {
      Templates.Current current = watching.get((first + i) % watching.size());
      long behind = i == 0 && place != null ? place.behind() : 0;
      OptionalLong end = look(tenant, current, behind, now, goesOn);
      if (end.isPresent()) {
        stopped.put(tenant, new Place(current.template().name(), end.getAsLong()));
        return;
      }
    }
  }

  /**
   * Where a look ended.
   *
   * @param template at which
   * @param behind the series that was looked at last
   */
  private record Place(String template, long behind) {
    /** The first of all where that template is gone. */
    private int in(List<Templates.Current> watching) {
      for (int i = 0; i < watching.size(); i++) {
        if (watching.get(i).template().name().equals(template)) {
          return i;
        }
      }
      return 0;
    }
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

  /** Empty where every series was looked at. */
  private OptionalLong look(
      TenantId tenant, Templates.Current current, long from, Instant now, BooleanSupplier goesOn) {
    LoopTemplate template = current.template();
    TimeRange lately = lately(template.trigger(), now).orElseThrow();
    long behind = from;
    List<Active> page;
    do {
      page = loops.active(tenant, template.match().metricTypes(), lately, behind, AT_ONCE);
      for (Active each : page) {
        if (!goesOn.getAsBoolean()) {
          return OptionalLong.of(behind);
        }
        if (template.match().names(each.series())) {
          open(tenant, current, each, now);
        }
        behind = each.place();
      }
    } while (page.size() == AT_ONCE);
    return OptionalLong.empty();
  }

  private void open(TenantId tenant, Templates.Current current, Active series, Instant now) {
    Trigger trigger = current.template().trigger();
    seen(tenant, trigger, series.series(), series.lastOccurredAt(), now)
        .ifPresent(
            sentence ->
                opener.open(
                    tenant,
                    current,
                    series.series(),
                    new LoopOpener.Seen(kind(trigger), sentence),
                    now));
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
