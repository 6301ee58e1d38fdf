package dev.trimtab.cli;

import dev.trimtab.cli.imports.ImportPlan;
import dev.trimtab.cli.imports.ImportProcess;
import dev.trimtab.cli.imports.ImportProcess.State;
import dev.trimtab.cli.imports.ImportResult;
import dev.trimtab.cli.imports.Importer;
import dev.trimtab.cli.imports.Progress;
import dev.trimtab.cli.screen.Figures;
import dev.trimtab.client.BatchResult;
import dev.trimtab.client.EventIn;
import dev.trimtab.client.ProcessStarted;
import dev.trimtab.client.TrimtabClient;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One file on its way: begun where an earlier run broke off, followed, ended. */
final class ImportRun {
  private final Screen screen;
  private final ImportPlan plan;
  private final String name;
  private final InstantSource clock = InstantSource.system();

  ImportRun(Screen screen, ImportPlan plan, String name) {
    this.screen = screen;
    this.plan = plan;
    this.name = name;
  }

  /**
   * What became of it.
   *
   * @param isWhole false where somebody cancelled it
   */
  record Outcome(ImportResult result, boolean isWhole) {}

  /** Shows what would be sent. */
  Outcome dryRun(Function<List<EventIn>, BatchResult> sink) throws IOException {
    try (Importer importer = new Importer(plan, sink)) {
      importer.startOver();
      return follow(importer, null);
    }
  }

  /**
   * Sends it.
   *
   * @param fromStart true where no earlier run counts
   */
  Outcome send(TrimtabClient client, boolean fromStart) throws IOException {
    ImportProcess process = ImportProcess.begin(client, clock, name, plan);
    try (Importer importer = new Importer(plan, client::recordAll);
        Interruption interruption = new Interruption(screen.err(), name, importer)) {
      begin(importer, fromStart ? null : process.resume());
      Outcome outcome = reported(importer, process);
      interruption.finished();
      return outcome;
    }
  }

  private void begin(Importer importer, ProcessStarted.@Nullable Resume earlier)
      throws IOException {
    long rejected = earlier == null ? 0 : earlier.counts().getOrDefault("rejected", 0L);
    if (earlier == null || !importer.goOn(earlier.done(), rejected)) {
      importer.startOver();
      return;
    }
    screen
        .err()
        .println(
            name
                + ": going on behind row "
                + Figures.count(earlier.done())
                + ", where an earlier run stopped (--from-start reads it all)");
  }

  private Outcome reported(Importer importer, ImportProcess process) throws IOException {
    process.report(state(importer));
    try {
      Outcome outcome = follow(importer, process);
      process.end(state(importer), outcome.isWhole() ? "succeeded" : "cancelled", null);
      return outcome;
    } catch (IOException | RuntimeException failure) {
      process.end(state(importer), "failed", failure.getMessage());
      throw failure;
    }
  }

  private Outcome follow(Importer importer, @Nullable ImportProcess process) throws IOException {
    long from = importer.place();
    Progress.Work work = new Progress.Work(name, "rows", from, plan.file().rows());
    try (Progress progress = new Progress(work, screen.style(), clock, screen.err())) {
      boolean isWhole =
          importer.run(
              place -> {
                progress.at(place);
                return process == null || process.goesOn(place, () -> state(importer));
              });
      return new Outcome(importer.result(), isWhole);
    }
  }

  private static State state(Importer importer) {
    return new State(importer.place(), importer.result());
  }
}
