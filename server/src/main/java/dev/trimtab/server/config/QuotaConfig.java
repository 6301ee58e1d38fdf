package dev.trimtab.server.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/**
 * How much each tenant may do that has no quotas of its own: a number, a slash and {@code second},
 * {@code minute}, {@code hour} or {@code day}, as in {@code 60000/minute}. Without one, as much as
 * it can. What goes beyond is answered with 429 and {@code Retry-After}. Each server counts by
 * itself. The operator's own keys are not counted.
 */
@ConfigMapping(prefix = "trimtab.quotas")
public interface QuotaConfig {
  /** Requests with credentials. */
  Optional<String> requests();

  /** Bytes of bodies, as they are sent. */
  Optional<String> bytes();

  /** Events. A batch that does not fit is refused whole. */
  Optional<String> events();

  /** How often the server looks for settings that were changed elsewhere. */
  @WithDefault("1s")
  Duration refresh();
}
