package dev.trimtab.server.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.outcome.StorageException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StoreOutageTest {
  private final StorageException failure =
      new StorageException(StorageException.Kind.UNAVAILABLE, "away", null);

  private long nanos = Long.MAX_VALUE - Duration.ofSeconds(5).toNanos();
  private final StoreOutage outage = new StoreOutage(() -> nanos);

  @Test
  void isOneIncidentUntilTheStoreAnswersAndNobodyIsFailed() {
    String incident = outage.incident(failure);
    pass(Duration.ofSeconds(60));
    assertThat(outage.incident(failure)).isEqualTo(incident);

    pass(Duration.ofSeconds(1));
    outage.answered();
    assertThat(outage.incident(failure)).as("read, not written").isEqualTo(incident);

    pass(Duration.ofSeconds(3));
    outage.answered();
    assertThat(outage.incident(failure)).isNotEqualTo(incident);
  }

  private void pass(Duration time) {
    nanos += time.toNanos();
  }
}
