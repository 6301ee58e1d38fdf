package dev.trimtab.cli.screen;

/** What a colour means; the words beside it say the same. */
public enum Tone {
  PLAIN(""),
  HEADING("1"),
  FAINT("2"),
  BAD("31"),
  GOOD("32");

  private final String code;

  Tone(String code) {
    this.code = code;
  }

  /** The text between the terminal's control sequences for this tone. */
  String paint(String text) {
    return this == PLAIN || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
