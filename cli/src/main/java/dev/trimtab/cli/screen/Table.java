package dev.trimtab.cli.screen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Rows under a heading, each column as wide as its widest cell. */
public final class Table {
  private static final String GAP = "  ";
  private static final int MAX_WIDTH = 60;

  private final List<Column> columns;
  private final List<List<Cell>> rows = new ArrayList<>();

  private Table(List<Column> columns) {
    this.columns = columns;
  }

  /**
   * An empty table.
   *
   * @param headings one a column; those that begin with {@code >} stand to the right, as figures do
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
    int[] widths = new int[columns.size()];
    List<Cell> heading =
        columns.stream().map(column -> new Cell(column.heading(), Tone.FAINT)).toList();
    List<List<Cell>> all = Stream.concat(Stream.of(heading), rows.stream()).toList();
    for (List<Cell> row : all) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).width());
      }
    }
    return all.stream().map(row -> line(row, widths, style)).toList();
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

  /** Names may have 200 characters; the middle of such a one is left out. */
  private static Cell fit(Cell cell) {
    if (cell.width() <= MAX_WIDTH) {
      return cell;
    }
    String text = cell.text();
    int head = text.offsetByCodePoints(0, MAX_WIDTH / 2);
    int tail = text.offsetByCodePoints(text.length(), -(MAX_WIDTH / 2 - 3));
    return new Cell(text.substring(0, head) + "..." + text.substring(tail), cell.tone());
  }

  private record Column(String heading, boolean right) {
    static Column of(String heading) {
      return heading.startsWith(">")
          ? new Column(heading.substring(1), true)
          : new Column(heading, false);
    }
  }
}
