package dev.trimtab.server.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Live streams of events. What goes beyond the limits is answered with 429. */
@ConfigMapping(prefix = "trimtab.streams")
public interface StreamsConfig {
  /** Streams that one tenant may have open. */
  @WithDefault("50")
  int perTenant();

  /** Streams that all tenants together may have open. */
  @WithDefault("200")
  int total();

  /**
   * How often the store is asked for positions that were taken elsewhere, once for each tenant with
   * open streams. What is recorded by this server is streamed at once.
   */
  @WithDefault("1s")
  Duration poll();

  /** The least time between two reads of new events; streams of equal filters share a read. */
  @WithDefault("100ms")
  Duration pace();

  /** After how long without an event a sign of life is sent. */
  @WithDefault("15s")
  Duration heartbeat();

  /** How long a reader may take nothing before its connection is closed. It can read on later. */
  @WithDefault("1m")
  Duration stall();
}
