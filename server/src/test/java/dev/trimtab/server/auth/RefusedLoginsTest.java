package dev.trimtab.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.tenant.AuditEntry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusedLoginsTest {
  private final FakeClock clock = new FakeClock();
  private final RefusedLogins refused = new RefusedLogins(clock::nanos);

  @Test
  void theFirstIsWrittenSoonAndTheNextOnesTogether() {
    refused.note("192.0.2.7", "the API key is unknown");
    assertThat(due()).extracting(AuditEntry::subject).containsExactly("192.0.2.7");
    for (int i = 0; i < 1_000; i++) {
      refused.note("192.0.2.7", "the API key has expired");
    }
    assertThat(due()).isEmpty();

    clock.advance(Duration.ofMinutes(1));
    assertThat(due())
        .singleElement()
        .satisfies(
            entry ->
                assertThat(entry.detail())
                    .isEqualTo("{\"count\":1000,\"reason\":\"the API key has expired\"}"))
        .satisfies(entry -> assertThat(entry.tenant()).isNull());
    assertThat(due()).isEmpty();
  }

  @Test
  void manyAddressesFillNeitherTheLogNorTheMemory() {
    int entries = 0;
    for (int minute = 0; minute < 30; minute++) {
      for (int i = 0; i < 1_000; i++) {
        refused.note("192.0.2." + i, "no");
      }
      List<AuditEntry> due = due();
      assertThat(due.size()).isLessThanOrEqualTo(RefusedLogins.MOST_ENTRIES_A_MINUTE);
      entries += due.size();
      clock.advance(Duration.ofMinutes(1));
    }
    assertThat(entries).isEqualTo(30 * RefusedLogins.MOST_ENTRIES_A_MINUTE);
  }

  @Test
  void whoIsQuietForAMinuteBeginsAnew() {
    refused.note(null, "no");
    assertThat(due()).extracting(AuditEntry::subject).containsExactly("unknown");
    clock.advance(Duration.ofMinutes(2));
    assertThat(due()).isEmpty();
    refused.note(null, "no");
    assertThat(due()).hasSize(1);
  }

  private List<AuditEntry> due() {
    return refused.due(AuditAuthor.server(clock));
  }
}
