package dev.trimtab.server.templates;

import dev.trimtab.loop.Verification;
import dev.trimtab.loop.Verification.Guardrail;
import dev.trimtab.outcome.MetricType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads how a verdict is reached. */
final class VerifyReader {
  private static final Verification STANDARD =
      new Verification(
          null,
          null,
          List.of(),
          TemplateDefaults.EFFECT,
          TemplateDefaults.CONFIDENCE,
          TemplateDefaults.SETTLING,
          TemplateDefaults.DEADLINE,
          TemplateDefaults.VERIFY_SAMPLES,
          null);

  private VerifyReader() {}

  /** What that says; null for nothing. */
  static Verification read(@Nullable Value value) {
    return value == null ? STANDARD : read(value.section(), value.document);
  }

  private static Verification read(Section fields, Document document) {
    String eventType = fields.optional("event_type", Value::text);
    MetricType metricType = fields.optional("metric_type", MatchReader::metricType);
    List<Guardrail> guardrails = fields.read("guardrails", VerifyReader::guardrails, List.of());
    double effect = fields.read("effect", Value::number, TemplateDefaults.EFFECT);
    double confidence = fields.read("confidence", Value::number, TemplateDefaults.CONFIDENCE);
    Duration settling = fields.read("settling", Value::duration, TemplateDefaults.SETTLING);
    Duration deadline = fields.read("deadline", Value::duration, TemplateDefaults.DEADLINE);
    int samples = fields.read("minimum_samples", Value::count, TemplateDefaults.VERIFY_SAMPLES);
    String variant = fields.optional("variant", Value::label);
    fields.finish();
    return document.attempt(
        "",
        () ->
            new Verification(
                eventType,
                metricType,
                guardrails,
                effect,
                confidence,
                settling,
                deadline,
                samples,
                variant),
        STANDARD);
  }

  private static List<Guardrail> guardrails(Value value) {
    List<Guardrail> guardrails = new ArrayList<>();
    for (Value each : value.items()) {
      Section fields = each.section();
      String eventType = fields.optional("event_type", Value::text);
      MetricType metricType =
          fields.require("metric_type", MatchReader::metricType, MetricType.SUCCESS_RATE);
      double tolerated = fields.read("tolerate", Value::number, TemplateDefaults.TOLERATED);
      fields.finish();
      guardrails.add(
          each.document.attempt(
              each.pointer,
              () -> new Guardrail(eventType, metricType, tolerated),
              new Guardrail(null, metricType, TemplateDefaults.TOLERATED)));
    }
    return guardrails;
  }
}
