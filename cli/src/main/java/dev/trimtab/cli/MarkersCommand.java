package dev.trimtab.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands about markers. */
@Command(
    name = "markers",
    header = "Put deployments and other changes on the time line.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    subcommands = {
      MarkersAddCommand.class,
      MarkersListCommand.class,
      MarkersRemoveCommand.class,
    },
    footer = {
      "",
      "Where outcomes change, a marker is the first suspect:",
      "  trimtab markers add -d support-bot --kind prompt --label \"shorter system prompt\"",
      "  trimtab markers list -d support-bot --since 7d"
    })
final class MarkersCommand implements Runnable {
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
