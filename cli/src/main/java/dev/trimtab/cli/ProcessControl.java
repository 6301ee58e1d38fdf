package dev.trimtab.cli;

import dev.trimtab.client.ProcessOut;
import dev.trimtab.client.TrimtabClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says one word to a process. */
abstract class ProcessControl implements Callable<Integer> {
  private final String action;

  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final JsonOption json = new JsonOption();

  @Parameters(
      paramLabel = "ID",
      description = "Its id, as processes list and hub --include job say it.")
  private String id = "";

  /** With the action of the interface, as in {@code cancel}. */
  ProcessControl(String action) {
    this.action = action;
  }

  /** What people are told then. */
  abstract String said(ProcessOut process);

  @Override
  public final Integer call() {
    try (TrimtabClient client = connection.client()) {
      ProcessOut process = client.controlProcess(id, action);
      if (json.isOn()) {
        screen.json(process);
      } else {
        screen.print(said(process));
      }
    }
    return ExitCode.OK;
  }
}
