package dev.trimtab.cli;

import dev.trimtab.client.ImprovementsClient;
import dev.trimtab.client.TrimtabClient;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says yes to what a loop is about to do. */
@Command(
    name = "approve",
    header = "Say yes to what a loop is about to do.",
    description =
        "Where its template names who may, only they do. Needs the scope improvements:approve.",
    footer = {
      "",
      "Examples:",
      "  trimtab loops --state awaiting_approval",
      "  trimtab approve 019ad3f1-6c2e --note \"looked at, go\""
    })
final class ApproveCommand implements Callable<Integer> {
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
          "Approved",
          improvements.approve(id, step.of(improvements, id, false), note));
    }
    return ExitCode.OK;
  }
}
