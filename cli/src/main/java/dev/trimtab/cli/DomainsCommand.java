package dev.trimtab.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands about domains. */
@Command(
    name = "domains",
    header = "Show and set what is known about domains.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    subcommands = {
      DomainsListCommand.class,
      DomainsShowCommand.class,
      DomainsSetCommand.class,
    },
    footer = {
      "",
      "Who answers for a domain, and what its quality scores mean:",
      "  trimtab domains set support-bot --owner team-support --score faithfulness=0..1",
      "  trimtab domains show support-bot"
    })
final class DomainsCommand implements Runnable {
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
