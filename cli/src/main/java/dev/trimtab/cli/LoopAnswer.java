package dev.trimtab.cli;

import dev.trimtab.client.LoopOut;

/** What is shown where somebody has said something to a loop. */
final class LoopAnswer {
  private LoopAnswer() {}

  /**
   * Shows it.
   *
   * @param said such as {@code Approved}
   */
  static void show(Screen screen, JsonOption json, String said, LoopOut loop) {
    if (json.isOn()) {
      screen.json(loop);
      return;
    }
    screen.print(said + " " + loop.id() + " (" + loop.template() + ").");
    String waits = LoopWords.waitsForUntil(loop);
    screen.paragraph("", "Now " + loop.state() + (waits.isEmpty() ? "" : ", waits for: " + waits));
    LoopWords.nextCommands(loop).forEach(command -> screen.note("  " + command));
  }
}
