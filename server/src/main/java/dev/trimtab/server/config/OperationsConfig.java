package dev.trimtab.server.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Processes, under way and ended; silences of alerts; and the stream of both. */
@ConfigMapping(prefix = "trimtab.operations")
public interface OperationsConfig {
  /** How often an export says how far it is, and learns that it is to end. */
  @WithDefault("2s")
  Duration heartbeat();

  /** A process that was not heard of for so long counts as interrupted. */
  @WithDefault("60s")
  Duration silence();

  /** How long a process, or a silence, is remembered after its end. */
  @WithDefault("30d")
  Duration keep();

  /** Ended processes a tenant has remembered; beyond, the oldest go before their time. */
  @WithDefault("1000")
  int keptPerTenant();

  /** Processes of a tenant that may run at once. Another one is answered with 409. */
  @WithDefault("16")
  int runningPerTenant();

  /** Silences of a tenant that may hold at once. Another one is answered with 409. */
  @WithDefault("500")
  int silencesPerTenant();

  /** How often a stream of processes looks for changes. */
  @WithDefault("1s")
  Duration poll();
}
