package dev.trimtab.cli;

import dev.trimtab.client.ImprovementsClient;
import dev.trimtab.client.TrimtabClient;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says no to what a loop is about to do, which ends it. */
@Command(
    name = "reject",
    header = "Say no to what a loop is about to do, and end it.",
    description =
        "Where its template names who may, only they do. Needs the scope improvements:approve.",
    footer = {
      "",
      "Examples:",
      "  trimtab reject 019ad3f1-6c2e --note \"the cause is another one\""
    })
final class RejectCommand implements Callable<Integer> {
  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final JsonOption json = new JsonOption();
  @Mixin private final LoopArgument argument = new LoopArgument();
  @Mixin private final StepOption step = new StepOption();

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
      LoopAnswer.show(
          screen,
          json,
          "Rejected",
          improvements.reject(id, step.of(improvements, id, false), note));
    }
    return ExitCode.OK;
  }
}
