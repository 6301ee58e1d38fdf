package dev.trimtab.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands about research requests. */
@Command(
    name = "intakes",
    header = "Submit research requests and move them through their lives.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    subcommands = {
      IntakesListCommand.class,
      IntakesShowCommand.class,
      IntakesSubmitCommand.class,
      IntakesTriageCommand.class,
      IntakesTransitionCommand.class,
    },
    footer = {
      "",
      "A research request is submitted, triaged, analyzed, and then accepted, deferred or rejected:",
      "  trimtab intakes list --status submitted",
      "  trimtab intakes submit --title \"Why do long tickets fail?\" --type technical --category quality",
      "  trimtab intakes triage ID ID --rationale \"worth a closer look\"",
      "  trimtab intakes transition ID analyzing"
    })
final class IntakesCommand implements Runnable {
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
