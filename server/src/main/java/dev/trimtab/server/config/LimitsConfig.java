package dev.trimtab.server.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much is too much. What goes beyond is answered with a 4xx that names the limit. */
@ConfigMapping(prefix = "trimtab.limits")
public interface LimitsConfig {
  /** Series of one tenant: what differs in domain, event type or metric type. */
  @WithDefault("50000")
  int seriesPerTenant();

  /** API keys of one tenant; as many may the operator have. */
  @WithDefault("1000")
  int keysPerTenant();

  /** Research requests of one tenant, however old. */
  @WithDefault("100000")
  int intakesPerTenant();

  /** Lessons of one tenant, drafts among them. */
  @WithDefault("10000")
  int lessonsPerTenant();
}
