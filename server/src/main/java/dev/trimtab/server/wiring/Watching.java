package dev.trimtab.server.wiring;

import dev.trimtab.change.ChangeDetector;
import dev.trimtab.outcome.SeriesFold;
import dev.trimtab.server.domains.WatchRules;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * What watches the series. It can be left out, for a measurement of what it costs; that is no
 * setting, since what comes in meanwhile is never looked at.
 */
final class Watching {
  /** Leaves it out where it is {@code true}; {@code ./trimtab bench load} sets it. */
  static final String LEFT_OUT = "dev.trimtab.unwatched";

  private static final Logger LOG = Logger.getLogger(Watching.class);
  private static final byte[] NOTHING = {};

  private Watching() {}

  static SeriesFold by(WatchRules rules) {
    if (!Boolean.getBoolean(LEFT_OUT)) {
      return new ChangeDetector(rules);
    }
    LOG.warnf("-D%s is set: no series is watched, and no change will be found", LEFT_OUT);
    return (tenant, watched, state, samples) ->
        new SeriesFold.Folded(state == null ? NOTHING : state, List.of());
  }
}
