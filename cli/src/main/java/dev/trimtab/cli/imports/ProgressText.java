package dev.trimtab.cli.imports;

import dev.trimtab.cli.screen.Figures;
import dev.trimtab.cli.screen.Style;
import java.time.Duration;
import java.util.Locale;

/** One line of progress: how much, how fast, how long still. */
final class ProgressText {
  private static final int BAR = 20;
  private static final int MAX_NAME = 24;

  private ProgressText() {}

  /**
   * The line.
   *
   * @param done how many are done, those before included
   * @param elapsed since the first that was done now
   */
  static String of(Progress.Work work, long done, Duration elapsed, Style style) {
    String name = work.name();
    long total = work.total();
    double share = total == 0 ? 1 : (double) done / total;
    double seconds = Math.max(elapsed.toMillis(), 1) / 1_000.0;
    double rate = (done - work.from()) / seconds;
    String bar = style.live() ? style.gauge(share, BAR) + " " : "";
    return String.format(
        Locale.ROOT,
        "%s  %s%3d %%  %s of %s %s  %s/s  %s",
        name.length() <= MAX_NAME ? name : "..." + name.substring(name.length() - MAX_NAME + 3),
        bar,
        (int) (share * 100),
        Figures.count(done),
        Figures.count(total),
        work.unit(),
        Figures.count(Math.round(rate)),
        done <= work.from() ? "" : left((total - done) / rate));
  }

  private static String left(double seconds) {
    long whole = Math.round(seconds);
    return whole < 3_600
        ? String.format(Locale.ROOT, "%d:%02d left", whole / 60, whole % 60)
        : String.format(Locale.ROOT, "%d:%02d h left", whole / 3_600, whole / 60 % 60);
  }
}
