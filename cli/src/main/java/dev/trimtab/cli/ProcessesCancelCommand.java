package dev.trimtab.cli;

import dev.trimtab.client.ProcessOut;
import picocli.CommandLine.Command;

/** Asks a process to end. */
@Command(
    name = "cancel",
    header = "Ask a process to end, which it does within seconds.",
    description = "What it has done stays done. Started again, it goes on where it was.")
final class ProcessesCancelCommand extends ProcessControl {
  ProcessesCancelCommand() {
    super("cancel");
  }

  @Override
  String said(ProcessOut process) {
    return "Asked the " + process.type() + " of " + process.name() + " to end.";
  }
}
