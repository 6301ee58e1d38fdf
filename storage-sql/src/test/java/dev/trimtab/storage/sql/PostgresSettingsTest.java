package dev.trimtab.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresSettingsTest {
  private static final String DIRECT = "jdbc:postgresql://db/trimtab";

  @ParameterizedTest
  @CsvSource({
    "jdbc:postgresql://db/trimtab, false, true",
    "jdbc:postgresql://db/trimtab?prepareThreshold=0, false, false",
    "jdbc:postgresql://pool/trimtab, true, false",
    "jdbc:postgresql://pool/trimtab?user=u&prepareThreshold=5, true, true",
    "jdbc:postgresql://pool/trimtab?user=u&prepareThreshold=-1, true, true",
  })
  void plansAreKeptWhereStatementsHaveNames(String url, boolean isPool, boolean kept) {
    PostgresSettings settings = PostgresSettings.of(url).withDirectUrl(isPool ? DIRECT : null);
    assertThat(settings.dialect().beginRead().contains("force_generic_plan")).isEqualTo(kept);
    assertThat(settings.dialect().beginWrite()).doesNotContain("force_generic_plan");
  }

  @Test
  void aClusterPlansByTheTenant() {
    PostgresSettings settings = PostgresSettings.of(DIRECT).withDistribution(Distribution.CITUS);
    assertThat(settings.dialect().beginRead()).doesNotContain("force_generic_plan");
  }
}
