package dev.trimtab.cli.demo;

import dev.trimtab.cli.screen.Style;
import dev.trimtab.cli.screen.Tone;
import dev.trimtab.client.LoopOut;
import dev.trimtab.client.VerificationOut;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Tells a story, 80 columns wide: acts, what happens, and how a verdict comes about. */
final class StoryScreen {
  private static final int WIDTH = 76;

  private final PrintWriter out;
  private final Style style;

  StoryScreen(PrintWriter out, Style style) {
    this.out = out;
    this.style = style;
  }

  void act(String title) {
    print("");
    print(style.paint(Tone.HEADING, title));
  }

  /** What happens, broken into lines. */
  void say(String text) {
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (line.length() + word.length() + 1 > WIDTH) {
        print("  " + line);
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    print("  " + line);
  }

  void ask(String question) {
    out.print("  " + question + " ");
    out.flush();
  }

  void good(String text) {
    print("  " + style.paint(Tone.GOOD, text));
  }

  void bad(String text) {
    print("  " + style.paint(Tone.BAD, text));
  }

  /** How far the evidence is. */
  void verification(VerificationOut verification) {
    List<VerificationOut.Look> looks = verification.looks();
    if (looks.isEmpty()) {
      return;
    }
    VerificationOut.Look last = looks.getLast();
    print(
        String.format(
            Locale.ROOT,
            "  %4d fresh outcomes: %+.2f, truly between %+.2f and %+.2f   %s",
            verification.samples(),
            last.difference(),
            last.low(),
            last.high(),
            verification.verdict() == null ? "open" : verification.verdict()));
  }

  /** The record of a loop. */
  void record(LoopOut loop) {
    LoopOut.Detail detail = loop.detail();
    if (detail == null) {
      return;
    }
    for (LoopOut.Entry entry : detail.record()) {
      String moved = entry.from().equals(entry.to()) ? "" : entry.to().replace('_', ' ') + ": ";
      String line = "%2d  %-8s %s%s".formatted(entry.number(), entry.by(), moved, entry.why());
      print("  " + line.substring(0, Math.min(line.length(), WIDTH)));
    }
  }

  private void print(String line) {
    out.println(line);
    out.flush();
  }
}
