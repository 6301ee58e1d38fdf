package dev.trimtab.cli.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.cli.screen.Style;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final Style LIVE = new Style(true, true, true);

  private final StringWriter written = new StringWriter();
  private Instant now = Instant.EPOCH;

  private Progress progress(Style style) {
    return new Progress(
        work("a.ndjson", 0, 1_000), style, () -> now, new PrintWriter(written, true));
  }

  private static Progress.Work work(String name, long from, long total) {
    return new Progress.Work(name, "rows", from, total);
  }

  @Test
  void theLineSaysHowMuchHowFastAndHowLongStill() {
    assertThat(ProgressText.of(work("a.ndjson", 0, 10_000), 2_500, Duration.ofSeconds(5), LIVE))
        .isEqualTo("a.ndjson  █████░░░░░░░░░░░░░░░  25 %  2,500 of 10,000 rows  500/s  0:15 left");
    assertThat(ProgressText.of(work("a", 0, 40_000), 1, Duration.ofSeconds(1), Style.PLAIN))
        .isEqualTo("a    0 %  1 of 40,000 rows  1/s  11:06 h left");
  }

  @Test
  void beforeTheFirstRowThereIsNoGuess() {
    assertThat(ProgressText.of(work("a", 0, 10), 0, Duration.ZERO, Style.PLAIN))
        .isEqualTo("a    0 %  0 of 10 rows  0/s  ");
  }

  @Test
  void whatWasDoneBeforeCountsForTheShareAndNotForTheSpeed() {
    assertThat(ProgressText.of(work("a", 500, 1_000), 750, Duration.ofSeconds(5), Style.PLAIN))
        .isEqualTo("a   75 %  750 of 1,000 rows  50/s  0:05 left");
    assertThat(ProgressText.of(work("a", 500, 1_000), 500, Duration.ofSeconds(5), Style.PLAIN))
        .isEqualTo("a   50 %  500 of 1,000 rows  0/s  ");
  }

  @Test
  void aTerminalSeesOneLineThatGoesAwayInTheEnd() {
    try (Progress progress = progress(LIVE)) {
      now = now.plusMillis(50);
      progress.at(1);
      now = now.plusMillis(50);
      progress.at(500);
    }

    assertThat(written.toString())
        .startsWith("\ra.ndjson  ██████████░░░░░░░░░░  50 %  500 of 1,000 rows")
        .endsWith("\r")
        .doesNotContain("\n", "0 %  1 of");
  }

  @Test
  void aPipeSeesALineEveryTenSeconds() {
    try (Progress progress = progress(Style.PLAIN)) {
      for (int i = 1; i <= 25; i++) {
        now = now.plusSeconds(1);
        progress.at(i * 10L);
      }
    }

    assertThat(written.toString().lines())
        .containsExactly(
            "a.ndjson   10 %  100 of 1,000 rows  10/s  1:30 left",
            "a.ndjson   20 %  200 of 1,000 rows  10/s  1:20 left");
  }
}
