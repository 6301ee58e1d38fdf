package dev.trimtab.cli;

import dev.trimtab.cli.screen.Cell;
import dev.trimtab.cli.screen.Figures;
import dev.trimtab.cli.screen.Table;
import dev.trimtab.cli.screen.Tone;
import dev.trimtab.client.RoiOut;
import java.util.List;

/** Returns on investment as a table with a total. */
final class RoiTable {
  private static final String ALL = "all";

  private RoiTable() {}

  static Table of(List<RoiLine> lines, RoiCommand.By by) {
    Table table =
        Table.of(
            by == RoiCommand.By.EVENT_TYPE ? "EVENT TYPE" : "DOMAIN",
            by == RoiCommand.By.BOTH ? "EVENT TYPE" : "",
            ">RUNS",
            ">SUCCEEDED",
            ">RATE",
            ">COST",
            ">A SUCCESS COSTS",
            ">VALUE",
            ">NET");
    for (RoiLine line : lines) {
      String domain = line.domain() == null ? "" : line.domain();
      String type = line.eventType() == null ? "" : line.eventType();
      boolean onlyType = by == RoiCommand.By.EVENT_TYPE;
      table.row(row(onlyType ? type : domain, onlyType ? "" : type, line.roi(), Tone.PLAIN));
    }
    if (lines.size() > 1) {
      table.row(row(ALL, "", RoiLine.total(lines), Tone.HEADING));
    }
    return table;
  }

  private static Cell[] row(String name, String type, RoiOut roi, Tone tone) {
    long successes = roi.successCount();
    return new Cell[] {
      new Cell(name, tone),
      new Cell(type, tone),
      new Cell(Figures.count(roi.totalInvocations()), tone),
      new Cell(Figures.count(successes), tone),
      new Cell(Figures.percent(roi.successRate()), tone),
      new Cell(Figures.dollars(roi.totalCostUsd()), tone),
      new Cell(successes == 0 ? "" : Figures.dollars(roi.totalCostUsd() / successes), tone),
      new Cell(Figures.dollars(roi.estimatedValueUsd()), tone),
      new Cell(Figures.dollars(roi.netValueUsd()), tone)
    };
  }
}
