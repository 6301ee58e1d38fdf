package dev.trimtab.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands about silences. */
@Command(
    name = "silence",
    header = "Silence alerts that people know of, for a time.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    subcommands = {
      SilenceAddCommand.class,
      SilenceListCommand.class,
      SilenceEndCommand.class,
    },
    footer = {
      "",
      "Nobody is told of what is silenced; what loops do goes on.",
      "  trimtab silence add --match domain=support-* --for 2h --comment \"a migration\"",
      "  trimtab silence list",
      "  trimtab silence end 0195590e-2340-8c3d-9b1f-2f6a1c0d4e5f"
    })
final class SilenceCommand implements Runnable {
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
