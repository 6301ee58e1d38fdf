package dev.trimtab.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands about lessons. */
@Command(
    name = "lessons",
    header = "Record what was learned, and find it again.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    subcommands = {
      LessonsListCommand.class,
      LessonsSimilarCommand.class,
      LessonsShowCommand.class,
      LessonsRecordCommand.class,
      LessonsConfirmCommand.class,
      LessonsRemoveCommand.class,
    },
    footer = {
      "",
      "Examples:",
      "  trimtab lessons list -q rollback",
      "  trimtab lessons similar -d support-bot -e invoke_agent -m success_rate",
      "  trimtab lessons record --problem \"fewer tickets solved\" --action \"rolled the prompt back\"",
      "  trimtab lessons confirm ID"
    })
final class LessonsCommand implements Runnable {
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
