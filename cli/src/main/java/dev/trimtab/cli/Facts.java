package dev.trimtab.cli;

import org.jspecify.annotations.Nullable;

/** What is known of one thing on the terminal, a line for each; nothing of what nobody said. */
final class Facts {
  private static final int LABEL_WIDTH = 14;

  private final Screen screen;

  Facts(Screen screen) {
    this.screen = screen;
  }

  Facts add(String label, @Nullable String text) {
    if (text != null && !text.isEmpty()) {
      screen.print(label + " ".repeat(LABEL_WIDTH - label.length()) + Said.line(text));
    }
    return this;
  }
}
