package dev.trimtab.server.loops;

import dev.trimtab.change.ChangeStore;
import dev.trimtab.context.MarkerStore;
import dev.trimtab.intake.IntakeStore;
import dev.trimtab.intake.LessonStore;
import dev.trimtab.loop.DueLoops;
import dev.trimtab.loop.LoopMover;
import dev.trimtab.loop.LoopReporter;
import dev.trimtab.loop.LoopStore;
import dev.trimtab.loop.TapeRecorder;
import dev.trimtab.loop.TemplateStore;
import dev.trimtab.loop.Templates;
import dev.trimtab.opening.LoopOpener;
import dev.trimtab.opening.SeriesFacts;
import dev.trimtab.opening.StateWatch;
import dev.trimtab.opening.TriggerHolds;
import dev.trimtab.opening.TriggerReader;
import dev.trimtab.outcome.EventIds;
import dev.trimtab.outcome.OutcomeStore;
import dev.trimtab.server.config.LimitsConfig;
import dev.trimtab.server.config.LoopsConfig;
import dev.trimtab.server.domains.DomainRules;
import dev.trimtab.server.domains.WatchRules;
import dev.trimtab.server.http.PublicLinks;
import dev.trimtab.server.metrics.LoopMetrics;
import dev.trimtab.server.schedule.Jobs;
import dev.trimtab.server.templates.StoredTemplates;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** Builds what runs loops, starts it and stops it. */
public final class LoopsWiring {
  @Produces
  @Singleton
  LoopReporter reporter(
      ChangeStore changes,
      MarkerStore markers,
      IntakeStore intakes,
      LessonStore lessons,
      LimitsConfig limits,
      InstantSource clock) {
    EventIds ids = new EventIds(clock, RandomGenerator.getDefault());
    return new LoopReporter(
        changes, markers, intakes, lessons, limits.intakesPerTenant(), ids::next);
  }

  @Produces
  @Singleton
  LoopMover mover(
      LoopStore loops, StoredTemplates templates, LoopReporter reporter, TapeRecorder recorder) {
    return new LoopMover(loops, templates, reporter, recorder);
  }

  @Produces
  @Singleton
  TapeRecorder recorder(OutcomeStore outcomes, ChangeStore changes, WatchRules rules) {
    return new TapeRecorder(outcomes, changes, rules);
  }

  @Produces
  @Singleton
  LoopOpener opener(
      LoopStore loops, StoredTemplates templates, SeriesFacts facts, InstantSource clock) {
    EventIds ids = new EventIds(clock, RandomGenerator.getDefault());
    return new LoopOpener(loops, templates, facts, ids::next);
  }

  @Produces
  @Singleton
  StateWatch states(
      LoopStore loops,
      StoredTemplates templates,
      LoopOpener opener,
      OutcomeStore outcomes,
      DomainRules rules) {
    TriggerReader triggers =
        new TriggerReader(
            outcomes,
            (tenant, series) ->
                rules.lessIsBetter(
                    tenant, series.metricType(), series.domain(), series.eventType()));
    return new StateWatch(loops, templates, triggers, opener);
  }

  @Produces
  @Singleton
  LoopRounds rounds(
      LoopStore loops, TemplateStore store, Opening opening, LoopMover mover, Templates templates) {
    DueLoops due =
        new DueLoops(mover, templates, new TriggerHolds(opening.changes(), opening.states()));
    return new LoopRounds(loops, store, opening, mover, due);
  }

  @Produces
  @Singleton
  Opening opening(
      LoopOpener opener,
      StateWatch states,
      OutcomeStore outcomes,
      ChangeStore changes,
      WatchRules rules,
      LoopMetrics metrics) {
    return new Opening(opener, states, outcomes, changes, rules, metrics::opened);
  }

  @Produces
  @Singleton
  DeliveryRound deliveries(
      LoopStore loops, LoopMover mover, LoopSender sender, LoopsConfig config) {
    return new DeliveryRound(loops, mover, sender, config);
  }

  @Produces
  @Singleton
  LoopSender sender(
      LoopStore loops,
      StoredTemplates templates,
      PublicLinks links,
      SilencedSender channels,
      VerdictRecorder verdicts) {
    return new LoopSender(new Notices(loops, templates, links), channels, verdicts);
  }

  @Produces
  @Singleton
  LoopsJob job(
      LoopRounds rounds,
      DeliveryRound deliveries,
      LoopStore loops,
      LoopMetrics metrics,
      LoopsConfig config,
      Jobs jobs,
      InstantSource clock) {
    return LoopsJob.start(rounds, deliveries, config, jobs, clock)
        .counting(() -> metrics.stand(loops.census()), config.look());
  }

  void start(@Observes StartupEvent starting, LoopsJob running) {}

  void stop(@Observes ShutdownEvent stopping, LoopsJob running) {
    running.close();
  }
}
