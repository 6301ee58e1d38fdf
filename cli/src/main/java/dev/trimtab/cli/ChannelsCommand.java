package dev.trimtab.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands about channels. */
@Command(
    name = "channels",
    header = "Set where messages and calls of improvement loops go, and try it.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    subcommands = {
      ChannelsListCommand.class,
      ChannelsShowCommand.class,
      ChannelsSetCommand.class,
      ChannelsTestCommand.class,
      ChannelsDeleteCommand.class,
    },
    footer = {
      "",
      "A webhook, and a message to see that it is reached:",
      "  trimtab channels set deployer webhook --to https://deploy.example.com/trimtab",
      "  trimtab channels test deployer"
    })
final class ChannelsCommand implements Runnable {
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
