package dev.trimtab.cli;

import dev.trimtab.cli.screen.Figures;
import dev.trimtab.cli.screen.Table;
import dev.trimtab.client.HubOut;
import dev.trimtab.client.IngestOut;
import dev.trimtab.client.OutcomePulseOut;
import dev.trimtab.client.ProcessOut;
import java.time.Instant;
import java.util.List;

/**
 * The hub on the terminal.
 *
 * @param jobs those of the server, of which only what is wrong is told
 */
record HubScreen(Screen screen, HubOut hub, List<ProcessOut> jobs) {
  private static final double MILLIS = 1_000;

  void print() {
    screen.heading(Figures.count(hub.activeCount()) + " running");
    if (hub.processes().isEmpty()) {
      screen.note("Nothing started lately.");
    } else {
      screen.print(processes());
    }
    printJobs();
    screen.print("");
    screen.heading("Outcomes");
    screen.print(outcomes());
    screen.print("");
    screen.print(ingest(hub.ingest()));
  }

  /** Where all goes well, one line; each that does not has its own. */
  private void printJobs() {
    if (jobs.isEmpty()) {
      return;
    }
    screen.print("");
    screen.heading("Jobs");
    List<ProcessOut> noted =
        jobs.stream().filter(each -> each.status().matches("failing|paused")).toList();
    Table table = Table.of("JOB", "STATUS", ">RUNS", ">FAILURES", "=LAST RUN", "WHY");
    for (ProcessOut job : noted) {
      table.row(
          job.name(),
          job.status(),
          Figures.count(job.done()),
          Figures.count(job.counts().getOrDefault("failures", 0L)),
          EventTable.time(job.updatedAt()),
          job.detail() == null ? "" : job.detail());
    }
    if (!noted.isEmpty()) {
      screen.print(table);
    }
    int well = jobs.size() - noted.size();
    screen.note(well == 1 ? "1 job goes well." : well + " jobs go well.");
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
