package dev.trimtab.server.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much one call may carry, and all of them together. */
@ConfigMapping(prefix = "trimtab.bodies")
public interface BodyLimits {
  /** Bytes of any body but a batch. More is answered with 413. */
  @WithDefault("65536")
  int eventBytes();

  /** Bytes of a batch, as sent and after unpacking. More is answered with 413. */
  @WithDefault("16777216")
  int batchBytes();

  /** Events of a batch. More are answered with 413. */
  @WithDefault("10000")
  int batchEvents();

  /**
   * Bytes of batches, unpacked, that are read or worked on at any time; one tenant may have half of
   * them. What goes beyond is answered with 429 and {@code Retry-After}. A body counts with what
   * has arrived of it.
   */
  @WithDefault("67108864")
  int bytesInFlight();
}
