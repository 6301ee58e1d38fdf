package dev.trimtab.cli.screen;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Help.Ansi;

/**
 * What the terminal can show.
 *
 * @param colour true on a terminal, unless {@code NO_COLOR} is set
 * @param unicode true where blocks and triangles can be written
 * @param live true where a line can be written over, as a progress bar does
 */
public record Style(boolean colour, boolean unicode, boolean live) {
  /** No colour, as for a pipe or a file. */
  public static final Style PLAIN = new Style(false, true, false);

  private static final String SHAPES = "▁█░▲▼●";

  /** The style for this process's standard output. */
  @SuppressWarnings("SystemConsoleNull") // without a terminal it is null again since Java 25
  public static Style detect() {
    String encoding = System.getProperty("stdout.encoding", StandardCharsets.UTF_8.name());
    boolean unicode =
        Charset.isSupported(encoding) && Charset.forName(encoding).newEncoder().canEncode(SHAPES);
    boolean terminal = System.console() != null && System.console().isTerminal();
    return new Style(terminal && Ansi.AUTO.enabled(), unicode, terminal);
  }

  /** The text in the tone, or as it is. */
  public String paint(Tone tone, String text) {
    return colour ? tone.paint(text) : text;
  }

  /** A direction in shape and word, such as {@code ▼ declining}. */
  public Cell direction(String direction) {
    return switch (direction) {
      case "improving" -> new Cell(shape("▲", "^") + " improving", Tone.GOOD);
      case "declining" -> new Cell(shape("▼", "v") + " declining", Tone.BAD);
      default -> new Cell(shape("●", "=") + " " + direction, Tone.PLAIN);
    };
  }

  /** What the shapes mean, for the foot of a screen. */
  public String legend() {
    return shape("▲", "^")
        + " better   "
        + shape("▼", "v")
        + " worse   "
        + shape("●", "=")
        + " within 5 %";
  }

  /** A bar as long as {@code share} of {@code width}; at least one block where anything is. */
  public String bar(double share, int width) {
    return shape("█", "#").repeat(Math.clamp(Math.round(share * width), 1, width));
  }

  /** A bar of {@code width} whose filled part is {@code share}. */
  public String gauge(double share, int width) {
    int filled = Math.clamp(Math.round(share * width), 0, width);
    return shape("█", "#").repeat(filled) + shape("░", ".").repeat(width - filled);
  }

  private String shape(String fancy, String plain) {
    return unicode ? fancy : plain;
  }
}
