package dev.trimtab.server.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.OptionalInt;

/**
 * The queue between the callers and the store. What does not fit is answered with 429 and {@code
 * Retry-After}.
 */
@ConfigMapping(prefix = "trimtab.ingest")
public interface IngestConfig {
  /**
   * Commits that may run at once. An embedded store writes one at a time, whatever is said here.
   * Without it, one there, and on PostgreSQL as many as {@code trimtab.storage.postgres.writers}.
   */
  OptionalInt lanes();

  /** Events that one tenant may have waiting for their commit. */
  @WithDefault("20000")
  int tenantQueueEvents();

  /** The same in bytes. */
  @WithDefault("33554432")
  long tenantQueueBytes();

  /** Bytes that all tenants together may have waiting, in each lane. */
  @WithDefault("67108864")
  long totalQueueBytes();

  /** Events in one commit, unless a single call brings more. */
  @WithDefault("2000")
  int groupEvents();

  /**
   * The same while several tenants write, so that what one sends does not wait long for what
   * another sent: a larger batch that is not atomic is stored in parts. Smaller is fairer, larger
   * is faster. Without it 100, and on PostgreSQL, where a commit costs more and most wait for none
   * of the others, 500.
   */
  OptionalInt sharedGroupEvents();
}
