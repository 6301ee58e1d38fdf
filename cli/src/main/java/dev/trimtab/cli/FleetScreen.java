package dev.trimtab.cli;

import dev.trimtab.cli.screen.Figures;
import dev.trimtab.cli.screen.Table;
import dev.trimtab.client.ChangePointOut;
import dev.trimtab.client.FleetOut;
import java.util.List;

/** The open change points of all tenants on the terminal. */
final class FleetScreen {
  private FleetScreen() {}

  static void show(Screen screen, ListOptions list, FleetOut fleet) {
    list.show(
        screen,
        (size, cursor) -> new ListOptions.Page<>(fleet.changePoints(), null),
        ranked -> print(screen, ranked, fleet.series()));
  }

  private static void print(Screen screen, List<FleetOut.Ranked> ranked, long series) {
    if (ranked.isEmpty()) {
      screen.print("No change point is open.");
    } else {
      screen.print(table(ranked));
    }
    screen.note(
        "%s series watched. Marked: enough evidence among so many, where watched as proven."
            .formatted(Figures.count(series)));
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
