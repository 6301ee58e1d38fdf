package dev.trimtab.cli;

import dev.trimtab.client.ImprovementsClient;
import dev.trimtab.client.LoopStep;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which step of a loop a word is meant for, so that it never counts for the next. */
final class StepOption {
  @Option(
      names = "--step",
      paramLabel = "N",
      description =
          "The step that is meant, as the command shown with the loop says it; left out, the one"
              + " that the loop is at now.")
  private @Nullable Integer step;

  /** The one that was said, or where the loop of that id is now. */
  LoopStep of(ImprovementsClient improvements, String id, boolean isUndo) {
    return step == null ? LoopStep.of(improvements.loop(id)) : new LoopStep(step, isUndo);
  }
}
