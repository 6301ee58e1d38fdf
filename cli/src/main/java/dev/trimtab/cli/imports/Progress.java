package dev.trimtab.cli.imports;

import dev.trimtab.cli.screen.Style;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Says how far something is: a bar that is drawn over itself on a terminal, a line now and then
 * elsewhere.
 */
public final class Progress implements AutoCloseable {
  private static final Duration LIVE_STEP = Duration.ofMillis(100);
  private static final Duration PLAIN_STEP = Duration.ofSeconds(10);

  private final Work work;
  private final Style style;
  private final InstantSource clock;
  private final PrintWriter out;
  private final Instant start;
  private Instant drawn;
  private int width;

  /**
   * What there is to do.
   *
   * @param name what is worked on
   * @param unit what is counted
   * @param from how many were done before
   * @param total how many there are
   */
  public record Work(String name, String unit, long from, long total) {}

  /** Progress that has not begun. */
  public Progress(Work work, Style style, InstantSource clock, PrintWriter out) {
    this.work = work;
    this.style = style;
    this.clock = clock;
    this.out = out;
    this.start = clock.instant();
    this.drawn = start;
  }

  /** That many are done; drawn at most every tenth of a second, elsewhere every ten. */
  public void at(long done) {
    Instant now = clock.instant();
    Duration step = style.live() ? LIVE_STEP : PLAIN_STEP;
    if (Duration.between(drawn, now).compareTo(step) < 0) {
      return;
    }
    drawn = now;
    String text = ProgressText.of(work, done, Duration.between(start, now), style);
    if (!style.live()) {
      out.println(text);
      return;
    }
    out.print("\r" + text + " ".repeat(Math.max(0, width - text.length())));
    out.flush();
    width = text.length();
  }

  /** Leaves an empty line for what comes after. */
  @Override
  public void close() {
    if (width > 0) {
      out.print("\r" + " ".repeat(width) + "\r");
      out.flush();
    }
  }
}
