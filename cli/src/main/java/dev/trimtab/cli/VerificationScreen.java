package dev.trimtab.cli;

import dev.trimtab.cli.screen.Cell;
import dev.trimtab.cli.screen.Figures;
import dev.trimtab.cli.screen.Intervals;
import dev.trimtab.cli.screen.Table;
import dev.trimtab.cli.screen.Tone;
import dev.trimtab.client.LoopOut;
import dev.trimtab.client.VerificationOut;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What fresh outcomes show of a loop: in words, in figures, and how it closes in. */
final class VerificationScreen {
  private static final int MOST_LOOKS = 10;

  private final Screen screen;
  private final LoopOut loop;
  private final VerificationOut verification;

  VerificationScreen(Screen screen, LoopOut loop, VerificationOut verification) {
    this.screen = screen;
    this.loop = loop;
    this.verification = verification;
  }

  void show() {
    String verdict = verification.verdict();
    screen.heading("Verification: " + (verdict == null ? "no verdict yet" : verdict));
    screen.paragraph("", verification.reason() + ".");
    LoopOut.Claim claim = loop.claim();
    if (claim != null && !ClaimWords.brief(loop).isEmpty()) {
      screen.paragraph("", ClaimWords.whole(claim));
    }
    screen.print(facts());
    screen.print("");
    if (!verification.looks().isEmpty()) {
      chart();
    }
    guardrails();
    screen.faintParagraph(
        "",
        verification.causal()
            ? "Both variants ran at the same time: the difference is the action's."
            : "It says what came after the action; what else changed meanwhile is in it too.");
  }

  /** How far it is, in a line. */
  static String progress(VerificationOut verification) {
    String samples =
        Figures.count(verification.samples(), "fresh sample")
            + (verification.samples() < verification.minimumSamples()
                ? " of at least " + Figures.count(verification.minimumSamples())
                : "");
    return verification.looks().isEmpty()
        ? samples
        : samples + "; difference " + difference(verification.looks().getLast());
  }

  private Table facts() {
    Table table = Table.of("", "=");
    table.row("Before", level(verification.before()));
    table.row("After", level(verification.after()));
    if (!verification.looks().isEmpty()) {
      table.row("Difference", difference(verification.looks().getLast()));
    }
    if (verification.verdict() == null) {
      table.row("Undecided", EventTable.time(verification.deadline()) + " at the latest");
    }
    return table;
  }

  private String level(VerificationOut.@Nullable Level level) {
    return level(loop.metricType(), level);
  }

  private static String level(String metric, VerificationOut.@Nullable Level level) {
    if (level == null) {
      return "no sample";
    }
    String low = level.low() == null ? "any" : Figures.of(metric, level.low());
    String high = level.high() == null ? "any" : Figures.of(metric, level.high());
    return "%s %s, 95 %% within %s and %s (%s)"
        .formatted(
            level.statistic(),
            Figures.of(metric, level.value()),
            low,
            high,
            Figures.count(level.samples(), "sample"));
  }

  private static String difference(VerificationOut.Look look) {
    return "%s, within %s and %s"
        .formatted(share(look.difference()), share(look.low()), share(look.high()));
  }

  private static String share(double share) {
    return Figures.change(100 * Math.clamp(share, -1, 1));
  }

  private void chart() {
    List<Intervals.Line> lines = new ArrayList<>();
    for (VerificationOut.Look look : spread(verification.looks())) {
      lines.add(
          new Intervals.Line(
              Figures.count(look.samples()),
              Math.clamp(look.low(), -1, 1),
              Math.clamp(look.difference(), -1, 1),
              Math.clamp(look.high(), -1, 1),
              tone(look)));
    }
    double bar = verification.bar();
    double[] marks = bar == 0 ? new double[] {0} : new double[] {0, bar};
    Intervals.of(lines, marks, VerificationScreen::share, screen.style()).forEach(screen::print);
    screen.print("");
    screen.faintParagraph("", legend(bar));
  }

  private static String legend(double bar) {
    return "Each line: the samples so far, and where the difference lies, however often one looks."
        + " Wholly to the right of "
        + (bar == 0 ? "0 it is better" : share(bar) + " it has recovered")
        + ", wholly to the left of 0 it is worse.";
  }

  private Tone tone(VerificationOut.Look look) {
    if (look.low() > verification.bar()) {
      return Tone.GOOD;
    }
    return look.high() < 0 ? Tone.BAD : Tone.PLAIN;
  }

  /** The first, the last, and some between. */
  private static List<VerificationOut.Look> spread(List<VerificationOut.Look> looks) {
    if (looks.size() <= MOST_LOOKS) {
      return looks;
    }
    List<VerificationOut.Look> some = new ArrayList<>();
    for (int i = 0; i < MOST_LOOKS; i++) {
      some.add(looks.get(i * (looks.size() - 1) / (MOST_LOOKS - 1)));
    }
    return some;
  }

  private void guardrails() {
    if (verification.guardrails().isEmpty()) {
      return;
    }
    screen.print("");
    screen.heading("Guardrails");
    Table table = Table.of("EVENTS", "=METRIC", ">BEFORE", ">AFTER", ">SAMPLES", "=STANDING");
    for (VerificationOut.Guardrail each : verification.guardrails()) {
      table.row(
          Cell.of(each.eventType()),
          Cell.of(each.metricType()),
          Cell.of(value(each.metricType(), each.before())),
          Cell.of(value(each.metricType(), each.after())),
          Cell.of(Figures.count(each.samples())),
          each.worse() ? new Cell("worse", Tone.BAD) : Cell.of("not shown to be worse"));
    }
    screen.print(table);
    screen.print("");
  }

  private static String value(String metric, VerificationOut.@Nullable Level level) {
    return level == null ? "" : Figures.of(metric, level.value());
  }
}
