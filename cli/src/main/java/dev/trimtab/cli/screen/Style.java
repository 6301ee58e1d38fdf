package dev.trimtab.cli.screen;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/**
 * What the terminal can show.
 *
 * @param colour true on a terminal, unless {@code NO_COLOR} is set
 * @param unicode true where blocks and triangles can be written
 * @param live true where a line can be written over, as a progress bar does
 * @param columns how many characters a line holds; 0 where a line may be of any length
 */
public record Style(boolean colour, boolean unicode, boolean live, int columns) {
  /** No colour, as for a pipe or a file. */
  public static final Style PLAIN = new Style(false, true, false);

  private static final String SHAPES = "▁█░▲▼●";

  /** Where wide tables say less, rather than less of everything. */
  private static final int NARROW = 100;

  /** A terminal whose lines may be of any length. */
  public Style(boolean colour, boolean unicode, boolean live) {
    this(colour, unicode, live, 0);
  }

  /** The style for this process's standard output. */
  @SuppressWarnings("SystemConsoleNull") // without a terminal it is null again since Java 25
  public static Style detect() {
    String encoding = System.getProperty("stdout.encoding", StandardCharsets.UTF_8.name());
    boolean unicode =
        Charset.isSupported(encoding) && Charset.forName(encoding).newEncoder().canEncode(SHAPES);
    boolean terminal = System.console() != null && System.console().isTerminal();
    int columns = terminal ? columns(System.getenv("COLUMNS")) : 0;
    return new Style(terminal && Ansi.AUTO.enabled(), unicode, terminal, columns);
  }

  /** True where a line holds too little for a wide table. */
  public boolean isNarrow() {
    return columns > 0 && columns < NARROW;
  }

  private static int columns(@Nullable String said) {
    return said != null && said.matches("[1-9]\\d{0,3}") ? Integer.parseInt(said) : 0;
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
