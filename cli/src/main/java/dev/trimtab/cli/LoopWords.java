package dev.trimtab.cli;

import dev.trimtab.cli.screen.Cell;
import dev.trimtab.cli.screen.Tone;
import dev.trimtab.client.LoopOut;
import java.util.List;

/** What is said of a loop in a few words. */
final class LoopWords {
  /** The time of opening to the millisecond, which ids begin with. */
  private static final int SHORT_ID = 13;

  private LoopWords() {}

  static String series(LoopOut loop) {
    return loop.domain() + ", " + loop.eventType() + ", " + loop.metricType();
  }

  /** Good ends and bad ones in their tones, and whether an improvement stands among the others. */
  static Cell state(LoopOut loop) {
    Tone tone =
        switch (loop.state()) {
          case "improved" -> Tone.GOOD;
          case "worse", "escalated" -> Tone.BAD;
          case "awaiting_approval", "acting" -> Tone.HEADING;
          default -> Tone.PLAIN;
        };
    String claim = ClaimWords.brief(loop);
    return new Cell(claim.isEmpty() ? loop.state() : loop.state() + ", " + claim, tone);
  }

  /** What keeps a loop from going on, in a few words; empty where it has ended for good. */
  static String waitsFor(LoopOut loop) {
    return switch (loop.state()) {
      case "triggered" ->
          loop.cause().kind().equals("manual") ? "its first step" : "what triggered to hold";
      case "investigating", "settling" -> "time to pass";
      case "awaiting_approval" -> "a yes " + step(loop);
      case "acting" -> (loop.undoing() ? "the undoing of: " : "") + step(loop);
      case "verifying" -> "fresh outcomes";
      case "escalated" -> "somebody to look at it";
      default -> "";
    };
  }

  /** The same in fewer words, beside its state. */
  static String waitsForBriefly(LoopOut loop) {
    return loop.state().equals("awaiting_approval")
        ? step(loop).replaceFirst("^by ", "")
        : waitsFor(loop);
  }

  /** The same with the time at which it goes on by itself, where there is one. */
  static String waitsForUntil(LoopOut loop) {
    if (loop.dueAt() == null || loop.state().equals("verifying")) {
      return waitsFor(loop);
    }
    return waitsFor(loop) + " (until " + EventTable.time(loop.dueAt()) + ")";
  }

  private static String step(LoopOut loop) {
    boolean isAtStep = loop.step() >= 0 && loop.step() < loop.steps().size();
    return isAtStep ? loop.steps().get(loop.step()).text() : "";
  }

  /**
   * What may be typed now for the loop to go on, a command a line; each says which step it means.
   */
  static List<String> nextCommands(LoopOut loop) {
    String id = shortId(loop, List.of(loop));
    String step = " --step " + loop.step() + (loop.undoing() ? " --undo" : "");
    return switch (loop.state()) {
      case "awaiting_approval" ->
          List.of("trimtab approve " + id + step, "trimtab reject " + id + step);
      case "acting" ->
          List.of("trimtab done " + id + step, "trimtab done " + id + step + " --failed");
      case "triggered", "investigating", "settling", "verifying" ->
          List.of("trimtab loop " + id + " --follow");
      default -> List.of();
    };
  }

  /** As much of the id as none of the others begins with. */
  static String shortId(LoopOut loop, List<LoopOut> all) {
    String id = loop.id();
    int length = Math.min(SHORT_ID, id.length());
    while (length < id.length() && isShared(id.substring(0, length), all)) {
      length++;
    }
    return id.substring(0, length);
  }

  private static boolean isShared(String beginning, List<LoopOut> all) {
    return all.stream().filter(loop -> loop.id().startsWith(beginning)).count() > 1;
  }
}
