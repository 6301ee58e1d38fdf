package dev.trimtab.cli;

import dev.trimtab.client.ProcessOut;
import picocli.CommandLine.Command;

/** Have a job of the server go on. */
@Command(
    name = "resume",
    header = "Have a job of the server go on.",
    description = "With its next run, on the server that is asked.")
final class ProcessesResumeCommand extends ProcessControl {
  ProcessesResumeCommand() {
    super("resume");
  }

  @Override
  String said(ProcessOut process) {
    return "The " + process.type() + " " + process.name() + " goes on.";
  }
}
