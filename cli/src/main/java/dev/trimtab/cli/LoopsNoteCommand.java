package dev.trimtab.cli;

import dev.trimtab.client.ImprovementsClient;
import dev.trimtab.client.TrimtabClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Writes a line into the record of a loop. */
@Command(
    name = "note",
    header = "Write a line into the record of a loop, ended or not.",
    footer = {
      "",
      "Examples:",
      "  trimtab loops note 019ad3f1-6c2e \"seen together with the new release\""
    })
final class LoopsNoteCommand implements Callable<Integer> {
  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final JsonOption json = new JsonOption();
  @Mixin private final LoopArgument argument = new LoopArgument();

  @Parameters(index = "1", paramLabel = "TEXT", description = "In your words.")
  private String text = "";

  @Override
  public Integer call() {
    try (TrimtabClient client = connection.client()) {
      ImprovementsClient improvements = client.improvements();
      String id = argument.in(improvements);
      LoopAnswer.show(screen, json, "Noted on", improvements.note(id, text));
    }
    return ExitCode.OK;
  }
}
