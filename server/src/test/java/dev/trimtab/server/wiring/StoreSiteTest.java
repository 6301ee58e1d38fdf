package dev.trimtab.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class StoreSiteTest {
  /** As the reference of the configuration says it. */
  @Test
  void whoSharesOneWriterWaitsForSmallCommits() {
    assertThat(StoreSite.file("trimtab.db")).isEqualTo(new StoreSite(false, "trimtab.db", 1, 100));
    assertThat(StoreSite.server("db.example", 4))
        .isEqualTo(new StoreSite(true, "db.example", 4, 500));
  }
}
