package dev.trimtab.storage.sql.append;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.storage.sql.SqliteDialect;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class CourtesyTest {
  private static final long STEP = Duration.ofNanos(100_000).toNanos();

  private long now;
  private long yieldTakes;
  private boolean yields;

  /** A clock that a step moves on, and a yield between two looks at it. */
  private final Courtesy courtesy = new Courtesy(new SqliteDialect(), this::nanoTime);

  private long nanoTime() {
    if (yields) {
      now += yieldTakes;
    }
    return now;
  }

  @Test
  void aCommitThatIsOverSoonGivesNothing() {
    for (int i = 0; i < 9; i++) {
      assertThat(gives(1_000)).isFalse();
    }
  }

  @Test
  void aLongOneGivesWayOnceAMillisecond() {
    int given = 0;
    for (int i = 0; i < 1_000; i++) {
      given += gives(STEP) ? 1 : 0;
    }
    assertThat(given).as("of 100 ms in steps of 0.1, looked at after 16").isEqualTo(62);
  }

  @Test
  void whatIsGivenAwayHasAnEnd() {
    yieldTakes = Duration.ofMillis(4).toNanos();
    int given = 0;
    for (int i = 0; i < 1_000; i++) {
      given += gives(STEP) ? 1 : 0;
    }
    assertThat(given).as("two of 4 ms are more than 5").isEqualTo(2);
  }

  private boolean gives(long step) {
    now += step;
    boolean isDue = courtesy.isDueAfterAStep();
    if (isDue) {
      yields = true;
      courtesy.giveWay();
      yields = false;
    }
    return isDue;
  }
}
