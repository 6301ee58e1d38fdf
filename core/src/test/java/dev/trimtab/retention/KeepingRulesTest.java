package dev.trimtab.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trimtab.input.InvalidInputException;
import dev.trimtab.tenant.Retention;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class KeepingRulesTest {
  private static final Instant NOW = Instant.parse("2026-03-31T23:59:59Z");
  private static final long TODAY = NOW.atZone(ZoneOffset.UTC).toLocalDate().toEpochDay();
  private static final KeepingRules DEFAULTS = new KeepingRules(0, 15, 0);

  @Test
  void byDefaultMinutesAloneGo() {
    assertThat(DEFAULTS.cutoffs(Retention.DEFAULT, NOW))
        .isEqualTo(new Cutoffs(0, TODAY - 15, 0, 0));
    assertThat(new KeepingRules(0, 0, 0).cutoffs(Retention.DEFAULT, NOW)).isEqualTo(Cutoffs.NONE);
  }

  @Test
  void aTenantsSettingCountsInsteadOfTheDefault() {
    KeepingRules rules = new KeepingRules(30, 15, 365);
    assertThat(rules.cutoffs(Retention.DEFAULT, NOW))
        .isEqualTo(new Cutoffs(TODAY - 30, TODAY - 15, TODAY - 365, TODAY - 365));
    assertThat(rules.cutoffs(new Retention(7, 60), NOW))
        .isEqualTo(new Cutoffs(TODAY - 7, TODAY - 15, TODAY - 60, TODAY - 60));
    assertThat(rules.cutoffs(new Retention(Retention.FOR_EVER, null), NOW))
        .as("rollups as long as what they count")
        .isEqualTo(new Cutoffs(0, TODAY - 15, 0, 0));
    assertThat(rules.cutoffs(new Retention(500, null), NOW))
        .isEqualTo(new Cutoffs(TODAY - 500, TODAY - 15, TODAY - 500, TODAY - 500));
    assertThat(rules.cutoffs(new Retention(3, 3), NOW))
        .as("minutes no longer than hours")
        .isEqualTo(new Cutoffs(TODAY - 3, TODAY - 3, TODAY - 3, TODAY - 3));
  }

  @Test
  void daysBefore1970AreNone() {
    assertThat(DEFAULTS.cutoffs(new Retention(36_500, null), NOW).raw()).isZero();
  }

  @Test
  void rollupsDoNotGoBeforeWhatTheyCount() {
    assertThatThrownBy(() -> new Retention(30, 7))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("/retention/rollup_days");
    assertThatThrownBy(() -> new Retention(0, 7)).isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> new Retention(-1, null))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("/retention/raw_days");
    assertThatThrownBy(() -> new Retention(null, 36_501)).isInstanceOf(InvalidInputException.class);
    assertThat(new Retention(7, 0).rollupDays()).isZero();
  }
}
