package dev.trimtab.server.templates;

import dev.trimtab.change.ChangeHistory;
import dev.trimtab.change.DetectorSettings;
import dev.trimtab.client.TemplateSimulationOut;
import dev.trimtab.loop.LoopStore;
import dev.trimtab.loop.LoopStore.Active;
import dev.trimtab.loop.LoopTemplate;
import dev.trimtab.loop.TemplateSimulation;
import dev.trimtab.loop.TemplateSimulation.Outlook;
import dev.trimtab.opening.SeriesFacts;
import dev.trimtab.outcome.OutcomeStore;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.server.domains.WatchRules;
import dev.trimtab.tenant.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/** Replays a template on the stored history of every series that it is for, up to a bound. */
final class TemplateReplay {
  private static final int AT_ONCE = 500;
  private static final int MOST_SERIES = 100;
  private static final int MOST_EVENTS = 20_000;
  private static final int MOST_EVENTS_IN_ALL = 200_000;

  private final OutcomeStore outcomes;
  private final LoopStore loops;
  private final SeriesFacts facts;
  private final WatchRules rules;

  TemplateReplay(OutcomeStore outcomes, LoopStore loops, SeriesFacts facts, WatchRules rules) {
    this.outcomes = outcomes;
    this.loops = loops;
    this.facts = facts;
    this.rules = rules;
  }

  TemplateSimulationOut run(TenantId tenant, LoopTemplate template, Instant since, Instant until) {
    List<TemplateSimulationOut.Opening> openings = new ArrayList<>();
    OptionalDouble falseLoops = OptionalDouble.empty();
    TimeRange range = new TimeRange(since, until);
    int series = 0;
    int events = 0;
    boolean isWhole = true;
    for (SeriesKey each : fitting(tenant, template, since)) {
      series++;
      if (series > MOST_SERIES || events >= MOST_EVENTS_IN_ALL) {
        isWhole = false;
        continue;
      }
      ChangeHistory.Read read = ChangeHistory.newest(outcomes, tenant, each, range, MOST_EVENTS);
      events += read.events().size();
      isWhole &= read.isWhole();
      DetectorSettings settings = rules.apply(tenant, each);
      Outlook outlook = TemplateSimulation.run(template, each, read.events(), settings);
      outlook.openings().forEach(opening -> openings.add(out(each, opening)));
      if (outlook.falseOpenings().isPresent()) {
        falseLoops =
            OptionalDouble.of(falseLoops.orElse(0) + outlook.falseOpenings().getAsDouble());
      }
    }
    openings.sort(Comparator.comparing(TemplateSimulationOut.Opening::at));
    return new TemplateSimulationOut(
        since,
        until,
        series,
        isWhole,
        openings,
        falseLoops.isPresent() ? falseLoops.getAsDouble() : null);
  }

  private List<SeriesKey> fitting(TenantId tenant, LoopTemplate template, Instant since) {
    List<SeriesKey> fitting = new ArrayList<>();
    TimeRange lately = new TimeRange(since, null);
    long behind = 0;
    List<Active> page;
    do {
      page = loops.active(tenant, template.match().metricTypes(), lately, behind, AT_ONCE);
      for (Active each : page) {
        if (fitting.size() <= MOST_SERIES && facts.isFor(tenant, template.match(), each.series())) {
          fitting.add(each.series());
        }
        behind = each.place();
      }
    } while (page.size() == AT_ONCE && fitting.size() <= MOST_SERIES);
    return fitting;
  }

  private static TemplateSimulationOut.Opening out(
      SeriesKey series, TemplateSimulation.Opening opening) {
    return new TemplateSimulationOut.Opening(
        opening.at(),
        opening.since(),
        series.domain(),
        series.eventType(),
        series.metricType().wireName(),
        opening.seen(),
        opening.event().id());
  }
}
