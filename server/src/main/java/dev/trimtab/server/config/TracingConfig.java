package dev.trimtab.server.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** Spans of the calls to {@code /v1}, for a collector of OpenTelemetry. */
@ConfigMapping(prefix = "trimtab.tracing")
public interface TracingConfig {
  /**
   * Where the collector takes OTLP over HTTP, such as {@code http://localhost:4318/v1/traces}.
   * Without it no span is made.
   */
  Optional<String> endpoint();

  /** Headers for the collector, such as {@code authorization=Bearer ...}, with commas. */
  Optional<List<String>> headers();

  /**
   * The share of the calls, from 0 to 1, that becomes spans where the caller has no opinion in its
   * {@code traceparent}.
   */
  @WithDefault("1")
  double share();

  /** What this server is called there. */
  @WithDefault("trimtab")
  String serviceName();
}
