package dev.trimtab.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands about API keys. */
@Command(
    name = "keys",
    header = "Make, list, rotate and revoke API keys.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    subcommands = {
      KeysCreateCommand.class,
      KeysListCommand.class,
      KeysShowCommand.class,
      KeysRotateCommand.class,
      KeysRevokeCommand.class,
    },
    footer = {
      "",
      "A tenant begins with its first key:",
      "  trimtab keys create --tenant acme --name exporter --scope outcomes:write,outcomes:read",
      "",
      "Scopes: outcomes:read, outcomes:write, improvements:read, improvements:write,",
      "improvements:approve, operations:read, operations:control, and admin, which grants all."
    })
final class KeysCommand implements Runnable {
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
