package dev.trimtab.cli;

import dev.trimtab.cli.screen.Figures;
import dev.trimtab.cli.screen.Table;
import dev.trimtab.client.ProcessOut;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Processes as text. */
final class ProcessScreen {
  private ProcessScreen() {}

  static Table table(List<ProcessOut> processes) {
    Table table = Table.of("=ID", "=TYPE", "=STATUS", "NAME", "=STARTED", "BY", ">DONE");
    for (ProcessOut process : processes) {
      table.row(
          process.id(),
          process.type(),
          status(process),
          process.name(),
          EventTable.time(process.startedAt()),
          process.startedBy(),
          done(process));
    }
    return table;
  }

  static void print(Screen screen, ProcessOut process) {
    screen.print("id          " + process.id());
    screen.print("type        " + process.type());
    screen.print("status      " + status(process));
    screen.print("name        " + process.name());
    screen.print(
        "started     " + EventTable.time(process.startedAt()) + " by " + process.startedBy());
    screen.print("heard of    " + EventTable.time(process.updatedAt()));
    if (process.endedAt() != null) {
      screen.print("ended       " + EventTable.time(process.endedAt()));
    }
    screen.print("done        " + done(process));
    if (!process.counts().isEmpty()) {
      screen.print("counts      " + counts(process));
    }
    if (process.detail() != null) {
      screen.print("because     " + process.detail());
    }
    screen.note("metadata    " + process.metadata().json());
  }

  private static String status(ProcessOut process) {
    return process.status() + (process.runs() && process.cancelRequested() ? ", to end" : "");
  }

  private static String done(ProcessOut process) {
    Long total = process.total();
    return Figures.count(process.done())
        + (total == null ? "" : " of " + Figures.count(total))
        + unit(process.type());
  }

  private static String unit(String type) {
    return switch (type) {
      case "export" -> " positions";
      case "loop" -> " steps";
      case "job" -> " runs";
      case "intake" -> "";
      default -> " rows";
    };
  }

  private static String counts(ProcessOut process) {
    return new TreeMap<>(process.counts())
        .entrySet().stream()
            .map(count -> Figures.count(count.getValue()) + " " + count.getKey())
            .collect(Collectors.joining(", "));
  }
}
