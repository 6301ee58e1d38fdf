package dev.trimtab.cli.demo;

import dev.trimtab.cli.screen.Figures;
import dev.trimtab.cli.screen.Style;
import dev.trimtab.cli.screen.Tone;
import dev.trimtab.client.EventIn;
import dev.trimtab.client.JsonText;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * What the demonstration shows, 80 columns wide: that it is one, whose data there is, what to try,
 * and on a terminal one line that follows the live runs. In a pipe that line is left out.
 */
final class DemoScreen {
  private static final int WIDTH = 79;
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ROOT);
  private static final String START_OF_LINE = "\r\u001b[K";

  private final PrintWriter out;
  private final Style style;
  private long runs;
  private long successes;

  DemoScreen(PrintWriter out, Style style) {
    this.out = out;
    this.style = style;
  }

  void banner() {
    print("");
    print(
        style.paint(Tone.HEADING, "SIMULATED")
            + "  None of this happened: a fleet of agents is made up,");
    print("           and every event says so (metadata.simulated is true).");
    print("");
  }

  /** Where the history of a tenant is at; on a terminal only. */
  void filling(String tenant, long events) {
    if (style.live()) {
      out.print(
          START_OF_LINE + "  %-8s %15s ...".formatted(tenant, Figures.count(events, "event")));
      out.flush();
    }
  }

  void filled(String tenant, long events, String key) {
    over("  %-8s %15s  %s".formatted(tenant, Figures.count(events, "event"), key));
  }

  void regression(String tenant, Regression regression) {
    print("");
    print(
        "One thing goes wrong: %s of %s declines since %s UTC,"
            .formatted(regression.domain(), tenant, minute(regression.since())));
    print(
        "when %s came in. See for yourself, in another terminal:".formatted(regression.version()));
    print("");
  }

  /** Commands to copy, each with what it shows. */
  void tryThis(String launcher, URI url, String key, String domain) {
    print("  export TRIMTAB_URL=" + url);
    print("  export TRIMTAB_KEY=" + key);
    hint(launcher + " trend success_rate -d " + domain + " -w 500", "how far down");
    hint(launcher + " dashboard -d " + domain, "what fails");
    hint(launcher + " markers list -d " + domain, "what changed");
    hint(launcher + " events -d " + domain + " --metric failure_class", "the failures");
    hint(launcher + " tail -d " + domain, "as they come");
    print("  " + launcher + " roi " + domain + " --hours-saved 0.25 --cost-per-hour 60");
    print("  curl -H \"X-API-Key: $TRIMTAB_KEY\" $TRIMTAB_URL/v1/outcomes/dashboard");
    print("");
    print("Live runs go on, one a second. Ctrl-C stops.");
    print("");
  }

  /** A live run; only its count stays on the screen. */
  void live(Instant time, FleetSimulator.LiveRun run) {
    runs++;
    Optional<String> failure = failureOf(run.events().getLast());
    successes += failure.isPresent() ? 0 : 1;
    if (style.live()) {
      String share = Figures.percent((double) successes / runs);
      String before =
          "%s  %s, %s succeeded  ".formatted(clock(time), Figures.count(runs, "run"), share);
      String last = run.domain() + ": " + failure.orElse("success");
      String shown = last.substring(0, Math.min(last.length(), WIDTH - before.length()));
      Tone tone = failure.isPresent() ? Tone.BAD : Tone.GOOD;
      out.print(START_OF_LINE + before + style.paint(tone, shown));
      out.flush();
    }
  }

  void trouble(String line) {
    over(line);
  }

  /** Leaves the line that follows the runs, so that what comes next has its own. */
  void end() {
    if (style.live() && runs > 0) {
      print("");
    }
  }

  private void hint(String command, String shows) {
    print("  %-56s %s".formatted(command, style.paint(Tone.FAINT, "# " + shows)));
  }

  private void over(String line) {
    print(style.live() ? START_OF_LINE + line : line);
  }

  private void print(String line) {
    out.println(line);
    out.flush();
  }

  /** A run that failed says how in its last event. */
  private static Optional<String> failureOf(EventIn last) {
    JsonText metadata = last.metadata();
    return metadata != null && "failure_class".equals(last.metricType())
        ? Optional.of(metadata.tree().path("failure_class").asText())
        : Optional.empty();
  }

  private static String clock(Instant time) {
    return CLOCK.format(time.atOffset(ZoneOffset.UTC));
  }

  private static String minute(Instant time) {
    return MINUTE.format(time.atOffset(ZoneOffset.UTC));
  }
}
