package dev.trimtab.cli.screen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Rows under a heading, each column as wide as its widest cell. Where a line does not fit, texts
 * are shortened, the longest first: the last column loses its end, the others their middle.
 */
public final class Table {
  private static final String GAP = "  ";
  private static final String CUT = "...";
  private static final int MAX_WIDTH = 60;
  private static final int LEAST_WIDTH = 8;

  private final List<Column> columns;
  private final List<List<Cell>> rows = new ArrayList<>();

  private Table(List<Column> columns) {
    this.columns = columns;
  }

  /**
   * An empty table.
   *
   * @param headings one a column; those that begin with {@code >} stand to the right, as figures
   *     do, and like those that begin with {@code =} are never shortened
   */
  public static Table of(String... headings) {
    return new Table(Arrays.stream(headings).map(Column::of).toList());
  }

  /** Adds a row, one cell a column. */
  public Table row(Cell... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException(
          cells.length + " cells for " + columns.size() + " columns");
    }
    rows.add(Arrays.stream(cells).map(Table::fit).toList());
    return this;
  }

  /** Adds a row of plain texts. */
  public Table row(String... cells) {
    return row(Arrays.stream(cells).map(Cell::of).toArray(Cell[]::new));
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /** The lines, heading first, without trailing blanks. */
  public List<String> lines(Style style) {
    List<Cell> heading =
        columns.stream().map(column -> new Cell(column.heading(), Tone.FAINT)).toList();
    List<List<Cell>> all = Stream.concat(Stream.of(heading), rows.stream()).toList();
    int[] widths = widths(all);
    if (style.columns() > 0) {
      narrow(widths, style.columns());
    }
    return all.stream().map(row -> line(shortened(row, widths), widths, style)).toList();
  }

  private int[] widths(List<List<Cell>> rows) {
    int[] widths = new int[columns.size()];
    for (List<Cell> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).width());
      }
    }
    return widths;
  }

  private void narrow(int[] widths, int most) {
    int line = Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1);
    for (int excess = line - most; excess > 0; excess--) {
      int longest = -1;
      for (int i = 0; i < widths.length; i++) {
        boolean canGive = columns.get(i).mayShrink() && widths[i] > LEAST_WIDTH;
        if (canGive && (longest < 0 || widths[i] > widths[longest])) {
          longest = i;
        }
      }
      if (longest < 0) {
        return;
      }
      widths[longest]--;
    }
  }

  private static List<Cell> shortened(List<Cell> row, int[] widths) {
    List<Cell> cells = new ArrayList<>(row);
    int last = cells.size() - 1;
    for (int i = 0; i <= last; i++) {
      cells.set(i, shortened(row.get(i), widths[i], i == last ? 0 : widths[i] / 2 - CUT.length()));
    }
    return cells;
  }

  private String line(List<Cell> row, int[] widths, Style style) {
    StringBuilder line = new StringBuilder();
    int blanks = 0;
    for (int i = 0; i < widths.length; i++) {
      Cell cell = row.get(i);
      int padding = widths[i] - cell.width();
      boolean right = columns.get(i).right();
      if (cell.width() > 0) {
        line.repeat(' ', blanks + (right ? padding : 0));
        line.append(style.paint(cell.tone(), cell.text()));
        blanks = right ? 0 : padding;
      } else {
        blanks += padding;
      }
      blanks += GAP.length();
    }
    return line.toString();
  }

  /** Names may have 200 characters. */
  private static Cell fit(Cell cell) {
    return shortened(cell, MAX_WIDTH, MAX_WIDTH / 2 - CUT.length());
  }

  /** The cell in at most {@code width} characters, of which {@code tail} are its last ones. */
  private static Cell shortened(Cell cell, int width, int tail) {
    if (cell.width() <= width) {
      return cell;
    }
    String text = cell.text();
    int head = text.offsetByCodePoints(0, width - CUT.length() - Math.max(0, tail));
    int rest = text.offsetByCodePoints(text.length(), -Math.max(0, tail));
    return new Cell(text.substring(0, head) + CUT + text.substring(rest), cell.tone());
  }

  private record Column(String heading, boolean right, boolean mayShrink) {
    static Column of(String heading) {
      boolean right = heading.startsWith(">");
      boolean whole = right || heading.startsWith("=");
      return new Column(whole ? heading.substring(1) : heading, right, !whole);
    }
  }
}
