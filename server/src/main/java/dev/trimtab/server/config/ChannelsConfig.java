package dev.trimtab.server.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where messages and calls of improvement loops go. */
@ConfigMapping(prefix = "trimtab.channels")
public interface ChannelsConfig {
  /** Channels of one tenant. One more is answered with 422. */
  @WithDefault("100")
  int perTenant();

  /** Tests that one tenant may send in a minute. One more is answered with 429. */
  @WithDefault("10")
  int testsPerMinute();
}
