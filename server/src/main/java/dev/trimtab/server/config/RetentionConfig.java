package dev.trimtab.server.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** For how long data is kept where a tenant has no setting of its own. Days are UTC and whole. */
@ConfigMapping(prefix = "trimtab.retention")
public interface RetentionConfig {
  /** Days that events are kept; 0 for ever. */
  @WithDefault("0")
  int rawDays();

  /** Days that counts by minute are kept, for every tenant; 0 for ever. */
  @WithDefault("15")
  int minuteDays();

  /**
   * Days that counts by hour and by day are kept; 0 for ever. They stay at least as long as the
   * events they count.
   */
  @WithDefault("0")
  int rollupDays();

  /** How often the server looks for what is to go. */
  @WithDefault("10m")
  Duration every();

  /**
   * Rows removed in one turn at the store, and fewer where a turn takes more than 25 ms. Between
   * two turns removing rests twice as long as the turn took, at most 1 s, and others write.
   */
  @WithDefault("500")
  int stepRows();
}
