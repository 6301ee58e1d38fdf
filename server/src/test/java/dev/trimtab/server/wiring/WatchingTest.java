package dev.trimtab.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.change.ChangeDetector;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.Samples;
import dev.trimtab.outcome.SeriesFold;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.server.config.ChangesConfig;
import dev.trimtab.server.config.Defaults;
import dev.trimtab.server.domains.WatchRules;
import dev.trimtab.tenant.TenantId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class WatchingTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final SeriesKey SERIES = new SeriesKey("bot", "run", MetricType.SUCCESS_RATE);
  private static final Samples ONE =
      new Samples(new long[1], new long[1], new long[1], new double[1]);

  private final WatchRules rules = WatchRules.of(Defaults.of(ChangesConfig.class));

  @AfterEach
  void leaveNothingOut() {
    System.clearProperty(Watching.LEFT_OUT);
  }

  @Test
  void everySeriesIsWatched() {
    assertThat(Watching.by(rules)).isInstanceOf(ChangeDetector.class);
  }

  @Test
  void aMeasurementCanLeaveItOut() {
    System.setProperty(Watching.LEFT_OUT, "true");
    SeriesFold none = Watching.by(rules);
    assertThat(none.fold(ACME, SERIES, null, ONE).state()).isEmpty();
    byte[] known = {1, 2, 3};
    assertThat(none.fold(ACME, SERIES, known, ONE).state()).as("what was known").isEqualTo(known);
    assertThat(none.fold(ACME, SERIES, known, ONE).findings()).isEmpty();
  }
}
