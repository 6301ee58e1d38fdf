package dev.trimtab.server.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What is known about domains beside their outcomes. */
@ConfigMapping(prefix = "trimtab.domains")
public interface DomainsConfig {
  /** Domains of one tenant that may have settings. One more is answered with 422. */
  @WithDefault("10000")
  int withSettings();

  /** How often the server looks for settings that were changed by another server. */
  @WithDefault("1s")
  Duration refresh();
}
