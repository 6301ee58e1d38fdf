package dev.trimtab.server.templates;

import dev.trimtab.loop.LoopTemplate;
import dev.trimtab.loop.Patience;
import dev.trimtab.loop.SeriesMatch;
import dev.trimtab.loop.Trigger;
import dev.trimtab.loop.Verification;
import dev.trimtab.outcome.MetricType;
import java.util.List;

/**
 * Writes templates in one way only, so that two can be compared line by line. What has a value is
 * said even where it is the default: what was exported means the same when defaults have changed.
 */
public final class TemplateWriter {
  private TemplateWriter() {}

  /** The template in YAML, which {@link TemplateReader} reads as the same template. */
  public static String write(LoopTemplate template) {
    YamlLines yaml = new YamlLines();
    yaml.text("name", template.name());
    if (!template.description().isEmpty()) {
      yaml.text("description", template.description());
    }
    match(yaml, template.match());
    trigger(yaml, template.trigger());
    patience(yaml, template.patience());
    yaml.whole("priority", template.priority());
    StepWriter.write(yaml, template.steps());
    verification(yaml, template.verification());
    return yaml.word("on_worse", Vocabulary.ON_WORSE.of(template.onWorse()))
        .word("on_undecided", Vocabulary.ON_UNDECIDED.of(template.onUndecided()))
        .toString();
  }

  private static void match(YamlLines yaml, SeriesMatch match) {
    yaml.begin("match");
    List<String> types = match.metricTypes().stream().sorted().map(MetricType::wireName).toList();
    if (types.size() == 1) {
      yaml.word("metric_type", types.getFirst());
    } else {
      yaml.texts("metric_type", types);
    }
    yaml.text("domain", match.domain().pattern())
        .text("event_type", match.eventType().pattern())
        .text("environment", match.environment())
        .labels("metadata", match.metadata())
        .whole("minimum_samples", match.minimumSamples())
        .out();
  }

  private static void trigger(YamlLines yaml, Trigger trigger) {
    switch (trigger) {
      case Trigger.ByHand byHand -> yaml.word("trigger", "manual");
      case Trigger.OnChangePoint change ->
          kind(yaml, "change_point")
              .word("direction", Vocabulary.CHANGES.of(change.direction()))
              .number("least_effect", change.leastEffect())
              .out()
              .out();
      case Trigger.OnDirection direction ->
          kind(yaml, "direction")
              .word("direction", Vocabulary.DIRECTIONS.of(direction.direction()))
              .whole("window", direction.window())
              .out()
              .out();
      case Trigger.OnThreshold threshold ->
          kind(yaml, "threshold")
              .word("statistic", Vocabulary.STATISTICS.of(threshold.statistic()))
              .number(threshold.side() == Trigger.Side.ABOVE ? "above" : "below", threshold.limit())
              .duration("over", threshold.over())
              .out()
              .out();
      case Trigger.OnNoData missing ->
          kind(yaml, "no_data").duration("after", missing.silence()).out().out();
    }
  }

  private static YamlLines kind(YamlLines yaml, String kind) {
    return yaml.begin("trigger").begin(kind);
  }

  private static void patience(YamlLines yaml, Patience patience) {
    yaml.duration("for", patience.holds())
        .begin("cooldown")
        .duration("time", patience.cooldown())
        .whole("samples", patience.cooldownSamples())
        .out();
    Patience.QuietHours quiet = patience.quietHours();
    if (quiet != null) {
      yaml.begin("quiet_hours")
          .text("from", quiet.from().toString())
          .text("until", quiet.until().toString())
          .text("zone", quiet.zone().getId())
          .out();
    }
  }

  private static void verification(YamlLines yaml, Verification verification) {
    yaml.begin("verify").text("event_type", verification.eventType());
    MetricType metricType = verification.metricType();
    if (metricType != null) {
      yaml.word("metric_type", metricType.wireName());
    }
    guardrails(yaml, verification.guardrails());
    yaml.number("effect", verification.effect())
        .number("confidence", verification.confidence())
        .duration("settling", verification.settling())
        .duration("deadline", verification.deadline())
        .whole("minimum_samples", verification.minimumSamples())
        .text("variant", verification.variant())
        .out();
  }

  private static void guardrails(YamlLines yaml, List<Verification.Guardrail> guardrails) {
    if (guardrails.isEmpty()) {
      return;
    }
    yaml.begin("guardrails");
    for (Verification.Guardrail each : guardrails) {
      yaml.item()
          .text("event_type", each.eventType())
          .word("metric_type", each.metricType().wireName())
          .number("tolerate", each.tolerated())
          .out();
    }
    yaml.out();
  }
}
