package dev.trimtab.cli;

import dev.trimtab.client.ImprovementsClient;
import dev.trimtab.client.LoopActionIn;
import dev.trimtab.client.TrimtabClient;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says that what a loop asked for is done, or has failed. */
@Command(
    name = "done",
    header = "Say that what a loop asked for is done, or has failed.",
    description =
        "Done, the loop goes on to verify it; failed, it ends, and somebody has to look at it.",
    footer = {
      "",
      "Examples:",
      "  trimtab done 019ad3f1-6c2e --note \"rolled back to v41\"",
      "  trimtab done 019ad3f1-6c2e --failed --note \"v41 does not start\""
    })
final class DoneCommand implements Callable<Integer> {
  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final JsonOption json = new JsonOption();
  @Mixin private final LoopArgument argument = new LoopArgument();
  @Mixin private final StepOption step = new StepOption();

  @Option(names = "--undo", description = "With --step: what that step did is taken back.")
  private boolean undo;

  @Option(names = "--failed", description = "It could not be done.")
  private boolean failed;

  @Option(
      names = "--note",
      paramLabel = "TEXT",
      description = "What was done, in your words; kept in its record.")
  private @Nullable String note;

  @Override
  public Integer call() {
    LoopActionIn action = new LoopActionIn(failed ? "failed" : "done", note);
    try (TrimtabClient client = connection.client()) {
      ImprovementsClient improvements = client.improvements();
      String id = argument.in(improvements);
      String said = failed ? "Reported as failed:" : "Reported as done:";
      LoopAnswer.show(
          screen, json, said, improvements.report(id, step.of(improvements, id, undo), action));
    }
    return ExitCode.OK;
  }
}
