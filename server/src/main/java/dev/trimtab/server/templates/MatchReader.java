package dev.trimtab.server.templates;

import dev.trimtab.input.Glob;
import dev.trimtab.loop.SeriesMatch;
import dev.trimtab.outcome.MetricType;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads which series a template is for. */
final class MatchReader {
  static final SeriesMatch ANY =
      new SeriesMatch(
          EnumSet.copyOf(Vocabulary.METRIC_TYPES.values()),
          TemplateDefaults.NAMES,
          TemplateDefaults.NAMES,
          null,
          Map.of(),
          TemplateDefaults.MATCH_SAMPLES);

  private MatchReader() {}

  static SeriesMatch read(Value value) {
    Section fields = value.section();
    Set<MetricType> metricTypes =
        fields.require("metric_type", MatchReader::metricTypes, ANY.metricTypes());
    Glob domain = fields.read("domain", MatchReader::glob, TemplateDefaults.NAMES);
    Glob eventType = fields.read("event_type", MatchReader::glob, TemplateDefaults.NAMES);
    String environment = fields.optional("environment", Value::text);
    Map<String, String> metadata = fields.read("metadata", Value::labels, Map.of());
    long samples = fields.read("minimum_samples", Value::whole, TemplateDefaults.MATCH_SAMPLES);
    fields.finish();
    return value.document.attempt(
        "",
        () -> new SeriesMatch(metricTypes, domain, eventType, environment, metadata, samples),
        ANY);
  }

  private static Set<MetricType> metricTypes(Value value) {
    Set<MetricType> types = EnumSet.noneOf(MetricType.class);
    List<Value> named = value.oneOrMore();
    for (Value each : named) {
      MetricType type = metricType(each);
      if (type != null && !types.add(type)) {
        each.fault("is named twice");
      }
    }
    return types.isEmpty() && !named.isEmpty() ? ANY.metricTypes() : types;
  }

  static @Nullable MetricType metricType(Value value) {
    return value.word(Vocabulary.METRIC_TYPES);
  }

  private static @Nullable Glob glob(Value value) {
    String pattern = value.text();
    return pattern == null
        ? null
        : value.document.<@Nullable Glob>attempt(value.pointer, () -> new Glob(pattern), null);
  }
}
