package dev.trimtab.cli;

import dev.trimtab.client.ProcessOut;
import picocli.CommandLine.Command;

/** Have a job of the server wait. */
@Command(
    name = "pause",
    header = "Have a job of the server wait.",
    description =
        "On the server that is asked, until it is resumed or the server stops. Only some jobs pause,"
            + " and only the operator pauses them; hub --include job lists them, and their metadata"
            + " says what waits.")
final class ProcessesPauseCommand extends ProcessControl {
  ProcessesPauseCommand() {
    super("pause");
  }

  @Override
  String said(ProcessOut process) {
    return "The " + process.type() + " " + process.name() + " waits.";
  }
}
