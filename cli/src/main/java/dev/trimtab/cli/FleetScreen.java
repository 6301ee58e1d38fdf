package dev.trimtab.cli;

import dev.trimtab.cli.screen.Figures;
import dev.trimtab.cli.screen.Table;
import dev.trimtab.client.ChangePointOut;
import dev.trimtab.client.FleetOut;
import java.util.List;

/** The open change points of all tenants on the terminal. */
final class FleetScreen {
  private FleetScreen() {}

  static void show(Screen screen, JsonOption json, FleetOut fleet, int limit) {
    List<FleetOut.Ranked> first = fleet.changePoints().stream().limit(limit).toList();
    if (json.isOn()) {
      first.forEach(screen::jsonLine);
      return;
    }
    if (first.isEmpty()) {
      screen.print("No change point is open.");
    } else {
      screen.print(table(first));
    }
    screen.note(
        "%s series watched. Marked: enough evidence among so many, where watched as proven."
            .formatted(Figures.count(fleet.series())));
    if (first.size() < fleet.changePoints().size()) {
      screen.note("There are more; --limit shows them.");
    }
  }

  private static Table table(List<FleetOut.Ranked> ranked) {
    Table table =
        Table.of(
            "", "=ID", "TENANT", "WHAT", "=SINCE", "DOMAIN", "EVENTS", "METRIC", ">BEFORE",
            ">AFTER", "BASIS");
    for (FleetOut.Ranked each : ranked) {
      ChangePointOut point = each.changePoint();
      table.row(
          each.selected() ? "*" : "",
          point.id(),
          point.tenantId(),
          point.direction(),
          EventTable.time(point.start().at()),
          point.domain(),
          ChangePointScreen.what(point),
          point.metricType(),
          Figures.of(point.metricType(), point.before().mean()),
          Figures.of(point.metricType(), point.after().mean()),
          point.evidence().basis());
    }
    return table;
  }
}
