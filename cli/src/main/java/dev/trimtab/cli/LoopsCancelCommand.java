package dev.trimtab.cli;

import dev.trimtab.client.ImprovementsClient;
import dev.trimtab.client.TrimtabClient;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Ends a loop. */
@Command(
    name = "cancel",
    header = "End a loop.",
    description = "What it has changed stays as it is, and its record is kept.",
    footer = {"", "Examples:", "  trimtab loops cancel 019ad3f1-6c2e --note \"mended elsewhere\""})
final class LoopsCancelCommand implements Callable<Integer> {
  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final JsonOption json = new JsonOption();
  @Mixin private final LoopArgument argument = new LoopArgument();

  @Option(
      names = "--note",
      paramLabel = "TEXT",
      description = "Why, in your words; kept in its record.")
  private @Nullable String note;

  @Override
  public Integer call() {
    try (TrimtabClient client = connection.client()) {
      ImprovementsClient improvements = client.improvements();
      String id = argument.in(improvements);
      LoopAnswer.show(screen, json, "Cancelled", improvements.cancel(id, note));
    }
    return ExitCode.OK;
  }
}
