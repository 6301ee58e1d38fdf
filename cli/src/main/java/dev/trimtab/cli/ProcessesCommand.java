package dev.trimtab.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands about what runs for long. */
@Command(
    name = "processes",
    header = "List, follow and cancel imports and exports; pause jobs of the server.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    subcommands = {
      ProcessesListCommand.class,
      ProcessesShowCommand.class,
      ProcessesFollowCommand.class,
      ProcessesCancelCommand.class,
      ProcessesPauseCommand.class,
      ProcessesResumeCommand.class,
    },
    footer = {
      "",
      "Examples:",
      "  trimtab processes list --status running",
      "  trimtab processes follow 0195590e-2340-8c3d-9b1f-2f6a1c0d4e5f",
      "  trimtab processes cancel 0195590e-2340-8c3d-9b1f-2f6a1c0d4e5f",
      "  trimtab processes pause job-deliveries",
      "",
      "An import or export that was cancelled goes on where it was when it is started again."
    })
final class ProcessesCommand implements Runnable {
  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Spec
  private CommandSpec spec;

  @SuppressWarnings("unused") // picocli acts on it
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  private boolean help;

  /** No command was named. */
  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Which command? " + String.join(", ", spec.subcommands().keySet()) + ".");
  }
}
