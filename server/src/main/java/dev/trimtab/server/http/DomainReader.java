package dev.trimtab.server.http;

import dev.trimtab.client.DomainOut;
import dev.trimtab.client.ScoreSettings;
import dev.trimtab.client.SensitivityWire;
import dev.trimtab.client.SeriesSensitivity;
import dev.trimtab.context.Better;
import dev.trimtab.context.DomainSettings;
import dev.trimtab.context.ScoreRule;
import dev.trimtab.context.WatchScope;
import dev.trimtab.context.WebAddress;
import dev.trimtab.input.InvalidInputException;
import dev.trimtab.input.Text;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.tenant.Sensitivity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The settings of domains in the form callers send and see. */
final class DomainReader {
  private DomainReader() {}

  /**
   * Reads settings.
   *
   * @throws InvalidInputException naming everything that is wrong with them
   */
  static DomainSettings read(String domain, BodyFields fields, Instant now) {
    String owner = fields.optionalName("owner", DomainSettings.MAX_TEXT_LENGTH);
    String channel = fields.optionalName("channel", DomainSettings.MAX_TEXT_LENGTH);
    String environment = fields.optionalName("environment", DomainSettings.MAX_TEXT_LENGTH);
    String traceUrl = fields.optional("trace_url_template", WebAddress::template);
    Map<String, ScoreRule> scores = new HashMap<>();
    fields
        .objects("scores")
        .forEach(
            (eventType, rule) -> {
              fields.attempt(() -> Text.name(rule.place(), eventType, SeriesKey.MAX_NAME_LENGTH));
              scores.put(eventType, rule(rule));
            });
    Map<WatchScope, Sensitivity.Wish> sensitivities = sensitivities(fields);
    fields.finish();
    return new DomainSettings(
        domain, owner, channel, environment, traceUrl, scores, sensitivities, now);
  }

  private static Map<WatchScope, Sensitivity.Wish> sensitivities(BodyFields fields) {
    Map<WatchScope, Sensitivity.Wish> sensitivities = new HashMap<>();
    for (BodyFields each : fields.list("sensitivity")) {
      String eventType = each.optionalName("event_type", SeriesKey.MAX_NAME_LENGTH);
      MetricType metric = each.optional("metric_type", MetricTypes::parse);
      Sensitivity.Wish wish = SensitivityReader.read(each);
      each.refuseUnknown();
      if (sensitivities.put(new WatchScope(eventType, metric), wish) != null) {
        each.fault("event_type", "is asked for twice with this metric_type");
      }
    }
    return sensitivities;
  }

  private static ScoreRule rule(BodyFields fields) {
    Double min = fields.optionalNumber("min");
    Double max = fields.optionalNumber("max");
    Better better = fields.optional("better", DomainReader::better);
    fields.refuseUnknown();
    if (min != null && max != null && min >= max) {
      fields.fault("max", "must be greater than min");
      return new ScoreRule(null, null, better);
    }
    return new ScoreRule(min, max, better);
  }

  private static Better better(String pointer, String name) {
    return Better.ofWireName(name)
        .orElseThrow(() -> new InvalidInputException(pointer, "must be higher or lower"));
  }

  /** A domain that may have settings. */
  static DomainOut out(String domain, @Nullable DomainSettings settings) {
    return settings == null
        ? new DomainOut(domain, null, null, null, null, Map.of(), List.of(), null)
        : new DomainOut(
            domain,
            settings.owner(),
            settings.channel(),
            settings.environment(),
            settings.traceUrl(),
            scores(settings),
            sensitivities(settings),
            settings.updatedAt());
  }

  /** In order, so that equal settings read equal. */
  private static List<SeriesSensitivity> sensitivities(DomainSettings settings) {
    List<SeriesSensitivity> sensitivities = new ArrayList<>();
    settings
        .sensitivities()
        .forEach(
            (scope, wish) -> {
              MetricType metric = scope.metricType();
              SensitivityWire said = SensitivityReader.out(wish);
              sensitivities.add(
                  new SeriesSensitivity(
                      scope.eventType(),
                      metric == null ? null : metric.wireName(),
                      said.basis(),
                      said.falseAlarmsPerYear(),
                      said.smallestDecline()));
            });
    sensitivities.sort(Comparator.comparing(SeriesSensitivity::toString));
    return sensitivities;
  }

  /** By name, so that equal settings read equal. */
  private static Map<String, ScoreSettings> scores(DomainSettings settings) {
    Map<String, ScoreSettings> scores = new TreeMap<>();
    settings
        .scores()
        .forEach(
            (eventType, rule) -> {
              Better better = rule.better();
              scores.put(
                  eventType,
                  new ScoreSettings(
                      rule.min(), rule.max(), better == null ? null : better.wireName()));
            });
    return scores;
  }
}
