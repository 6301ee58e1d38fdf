package dev.trimtab.cli;

import dev.trimtab.cli.imports.Progress;
import dev.trimtab.client.ProcessOut;
import dev.trimtab.client.TrimtabClient;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks on until a process has ended. */
@Command(
    name = "follow",
    header = "Look on until a process has ended.",
    description = "Exits with 0 where it succeeded, else with 1.")
final class ProcessesFollowCommand implements Callable<Integer> {
  private static final long SECOND = 1_000;

  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final JsonOption json = new JsonOption();

  @Parameters(paramLabel = "ID", description = "The process's id, as processes list says it.")
  private String id = "";

  @Option(
      names = "--every",
      paramLabel = "SECONDS",
      defaultValue = "1",
      description = "How often to look; default ${DEFAULT-VALUE}.")
  private double every;

  @Override
  public Integer call() throws InterruptedException {
    try (TrimtabClient client = connection.client()) {
      ProcessOut ended = follow(client);
      if (json.isOn()) {
        screen.json(ended);
      } else {
        ProcessScreen.print(screen, ended);
      }
      return ended.status().equals("succeeded") ? ExitCode.OK : ExitCode.FAILED;
    }
  }

  private ProcessOut follow(TrimtabClient client) throws InterruptedException {
    ProcessOut process = client.process(id);
    String unit = process.type().equals("export") ? "positions" : "rows";
    long total = process.total() == null ? 0 : process.total();
    Progress.Work work = new Progress.Work(process.name(), unit, process.done(), total);
    try (Progress progress =
        new Progress(work, screen.style(), InstantSource.system(), screen.err())) {
      while (process.runs()) {
        progress.at(process.done());
        Thread.sleep((long) (every * SECOND));
        process = client.process(id);
      }
    }
    return process;
  }
}
