package dev.trimtab.cli.screen;

import java.util.ArrayList;
import java.util.List;

/** Text of any length, broken into lines between its words. */
public final class Paragraph {
  /** How wide lines are where the terminal does not say how wide they may be. */
  private static final int USUAL_WIDTH = 100;

  /** Less than this is no column of text. */
  private static final int LEAST_WIDTH = 20;

  private Paragraph() {}

  /**
   * The lines of a text that begins behind a head; later lines are indented as far. A word that is
   * longer than a line keeps one for itself.
   *
   * @param text line breaks and what else moves a terminal's cursor count as blanks
   */
  public static List<String> lines(String head, String text, Style style) {
    int columns = style.columns() == 0 ? USUAL_WIDTH : style.columns();
    int indent = head.codePointCount(0, head.length());
    int width = Math.max(LEAST_WIDTH, columns - indent);
    List<String> lines = new ArrayList<>();
    String before = head;
    for (String line : broken(text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip(), width)) {
      lines.add((before + line).stripTrailing());
      before = " ".repeat(indent);
    }
    return lines;
  }

  private static List<String> broken(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      int length = line.codePointCount(0, line.length()) + word.codePointCount(0, word.length());
      if (!line.isEmpty() && length >= width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
