package dev.trimtab.cli;

import dev.trimtab.client.ImprovementsClient;
import dev.trimtab.client.LoopOut;
import dev.trimtab.client.VerificationOut;
import java.time.Duration;
import java.util.List;

/**
 * Looks on until a loop ends: the whole screen once, then each new line of its record. On a
 * terminal one line below them, drawn over itself, says what it waits for.
 */
final class LoopFollower {
  private final Screen screen;
  private final JsonOption json;
  private final ImprovementsClient improvements;
  private final Duration pause;
  private int width;

  LoopFollower(Screen screen, JsonOption json, ImprovementsClient improvements, Duration pause) {
    this.screen = screen;
    this.json = json;
    this.improvements = improvements;
    this.pause = pause;
  }

  /** The loop as it has ended. */
  LoopOut follow(LoopOut first) throws InterruptedException {
    show(first);
    LoopOut seen = first;
    while (seen.endedAt() == null) {
      Thread.sleep(pause);
      LoopOut now = improvements.loop(seen.id());
      if (!now.equals(seen)) {
        change(seen, now);
      }
      seen = now;
    }
    if (first.endedAt() == null && !json.isOn()) {
      end(seen);
    }
    return seen;
  }

  private void show(LoopOut loop) {
    if (json.isOn()) {
      screen.jsonLine(loop);
      return;
    }
    new LoopScreen(screen, loop).show();
    if (loop.endedAt() == null) {
      screen.print("");
      standing(loop);
    }
  }

  private void change(LoopOut before, LoopOut now) {
    if (json.isOn()) {
      screen.jsonLine(now);
      return;
    }
    wipe();
    List<LoopOut.Entry> record = record(now);
    LoopScreen lines = new LoopScreen(screen, now);
    record
        .subList(Math.min(record(before).size(), record.size()), record.size())
        .forEach(lines::entry);
    if (now.endedAt() == null) {
      standing(now);
    }
  }

  private void end(LoopOut loop) {
    LoopScreen whole = new LoopScreen(screen, loop);
    screen.print("");
    whole.heading();
    whole.verification();
  }

  private void standing(LoopOut loop) {
    if (!screen.style().live()) {
      return;
    }
    VerificationOut verification = loop.detail() == null ? null : loop.detail().verification();
    String text =
        verification == null || !loop.state().equals("verifying")
            ? loop.state() + ", waits for: " + LoopWords.waitsFor(loop)
            : "verifying: " + VerificationScreen.progress(verification);
    String line = fit(text);
    screen.out().print("\r" + line);
    screen.out().flush();
    width = line.length();
  }

  /** A line that goes on below cannot be drawn over. */
  private String fit(String text) {
    int columns = screen.style().columns();
    return columns > 0 && text.length() >= columns ? text.substring(0, columns - 1) : text;
  }

  private void wipe() {
    if (width > 0) {
      screen.out().print("\r" + " ".repeat(width) + "\r");
      screen.out().flush();
      width = 0;
    }
  }

  private static List<LoopOut.Entry> record(LoopOut loop) {
    return loop.detail() == null ? List.of() : loop.detail().record();
  }
}
