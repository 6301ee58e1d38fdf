package dev.trimtab.server.trace;

import dev.trimtab.server.config.TracingConfig;
import dev.trimtab.server.wiring.StartFailure;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.List;

/**
 * The collector that takes the spans, by OTLP over HTTP. What is wrong with its settings is told
 * without their values, which may be secrets.
 */
final class Collector {
  private Collector() {}

  /**
   * Sends to the collector.
   *
   * @throws StartFailure naming the setting that is wrong
   */
  static SpanExporter exporter(String endpoint, TracingConfig config) {
    OtlpHttpSpanExporterBuilder exporter = OtlpHttpSpanExporter.builder();
    try {
      exporter.setEndpoint(endpoint);
    } catch (IllegalArgumentException noUrl) {
      throw new StartFailure(
          "trimtab.tracing.endpoint must be a URL such as http://localhost:4318/v1/traces", noUrl);
    }
    for (String header : config.headers().orElse(List.of())) {
      int equals = header.indexOf('=');
      if (equals < 1) {
        throw new StartFailure(
            "trimtab.tracing.headers must be written name=value, with commas between them", null);
      }
      exporter.addHeader(header.substring(0, equals).strip(), header.substring(equals + 1).strip());
    }
    return exporter.build();
  }

  /**
   * The share of traces that is kept.
   *
   * @throws StartFailure where it is none
   */
  static double share(TracingConfig config) {
    double share = config.share();
    if (share >= 0 && share <= 1) {
      return share;
    }
    throw new StartFailure("trimtab.tracing.share must lie between 0 and 1", null);
  }
}
