package dev.trimtab.cli.screen;

/** A text of a table and its tone. */
public record Cell(String text, Tone tone) {
  public static Cell of(String text) {
    return new Cell(text, Tone.PLAIN);
  }

  /** Nothing to show. */
  public static final Cell EMPTY = of("");

  int width() {
    return text.codePointCount(0, text.length());
  }
}
