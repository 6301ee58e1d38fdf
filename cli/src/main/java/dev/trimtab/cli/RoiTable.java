package dev.trimtab.cli;

import dev.trimtab.cli.screen.Cell;
import dev.trimtab.cli.screen.Figures;
import dev.trimtab.cli.screen.Style;
import dev.trimtab.cli.screen.Table;
import dev.trimtab.cli.screen.Tone;
import dev.trimtab.client.RoiOut;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Returns on investment as a table with a total. On a narrow terminal the value is left out: it is
 * the net and the cost together.
 */
final class RoiTable {
  private static final String ALL = "all";

  private RoiTable() {}

  static Table of(List<RoiLine> lines, RoiCommand.By by, Style style) {
    Stream<String> names =
        switch (by) {
          case DOMAIN -> Stream.of("DOMAIN");
          case EVENT_TYPE -> Stream.of("EVENT TYPE");
          case BOTH -> Stream.of("DOMAIN", "EVENT TYPE");
        };
    Stream<String> figures =
        Stream.of(
            ">RUNS",
            ">SUCCEEDED",
            ">RATE",
            ">COST",
            ">PER SUCCESS",
            style.isNarrow() ? null : ">VALUE",
            ">NET");
    Table table =
        Table.of(Stream.concat(names, figures).filter(Objects::nonNull).toArray(String[]::new));
    for (RoiLine line : lines) {
      table.row(row(by, line, Tone.PLAIN, style));
    }
    if (lines.size() > 1) {
      String type = by == RoiCommand.By.EVENT_TYPE ? ALL : "";
      table.row(row(by, new RoiLine(ALL, type, RoiLine.total(lines)), Tone.HEADING, style));
    }
    return table;
  }

  private static Cell[] row(RoiCommand.By by, RoiLine line, Tone tone, Style style) {
    RoiOut roi = line.roi();
    long successes = roi.successCount();
    double cost = roi.totalCostUsd();
    return Stream.of(
            by == RoiCommand.By.EVENT_TYPE ? null : name(line.domain()),
            by == RoiCommand.By.DOMAIN ? null : name(line.eventType()),
            Figures.count(roi.totalInvocations()),
            Figures.count(successes),
            Figures.percent(roi.successRate()),
            Figures.dollars(cost),
            successes == 0 ? "" : Figures.dollars(cost / successes),
            style.isNarrow() ? null : Figures.dollars(roi.estimatedValueUsd()),
            Figures.dollars(roi.netValueUsd()))
        .filter(Objects::nonNull)
        .map(text -> new Cell(text, tone))
        .toArray(Cell[]::new);
  }

  private static String name(@Nullable String name) {
    return name == null ? "" : name;
  }
}
