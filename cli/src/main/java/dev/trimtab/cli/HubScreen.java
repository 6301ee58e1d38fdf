package dev.trimtab.cli;

import dev.trimtab.cli.screen.Figures;
import dev.trimtab.cli.screen.Table;
import dev.trimtab.client.HubOut;
import dev.trimtab.client.IngestOut;
import dev.trimtab.client.OutcomePulseOut;
import dev.trimtab.client.ProcessOut;
import java.time.Instant;

/** The hub on the terminal. */
record HubScreen(Screen screen, HubOut hub) {
  private static final double MILLIS = 1_000;

  void print() {
    screen.heading(Figures.count(hub.activeCount()) + " running");
    if (hub.processes().isEmpty()) {
      screen.note("Nothing started lately.");
    } else {
      screen.print(processes());
    }
    screen.print("");
    screen.heading("Outcomes");
    screen.print(outcomes());
    screen.print("");
    screen.print(ingest(hub.ingest()));
  }

  private Table processes() {
    Table table = Table.of("TYPE", "STATUS", "=STARTED", "BY", "NAME");
    for (ProcessOut process : hub.processes()) {
      table.row(
          process.type(),
          process.status(),
          EventTable.time(process.startedAt()),
          process.startedBy(),
          process.name());
    }
    return table;
  }

  private Table outcomes() {
    Table table = Table.of("METRIC", "DIRECTION", ">OPEN CHANGES", ">LAST HOUR", "=NEWEST");
    for (OutcomePulseOut pulse : hub.outcomes()) {
      Instant newest = pulse.lastEventAt();
      table.row(
          pulse.metricType(),
          pulse.direction(),
          Figures.count(pulse.openChangePoints()),
          Figures.count(pulse.eventsLastHour()),
          newest == null ? "" : EventTable.time(newest));
    }
    return table;
  }

  private static String ingest(IngestOut ingest) {
    Double oldest = ingest.oldestUnhandledS();
    return "Ingest: %s events a second, %s waiting%s"
        .formatted(
            Figures.number(ingest.ratePerS()),
            Figures.count(ingest.queueDepth()),
            oldest == null
                ? ""
                : ", oldest finding not looked at for " + Figures.duration(oldest * MILLIS));
  }
}
