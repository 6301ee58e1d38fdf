package dev.trimtab.server.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much one call may carry. */
@ConfigMapping(prefix = "trimtab.http")
public interface HttpConfiguration {
  /** The most bytes that the body of a single event may have; more is answered 413. */
  @WithDefault("262144")
  int maxEventBytes();

  /** The most bytes that a batch may have, also after inflating; more is answered 413. */
  @WithDefault("16777216")
  int maxBatchBytes();

  /** The most events that a batch may hold; more is answered 413. */
  @WithDefault("10000")
  int maxBatchEvents();
}
