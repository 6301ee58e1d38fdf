package dev.trimtab.cli;

import dev.trimtab.client.ImprovementsClient;
import dev.trimtab.client.LoopOut;
import dev.trimtab.client.TrimtabClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Has a loop compare fresh outcomes now. */
@Command(
    name = "verify",
    header = "Compare fresh outcomes now.",
    description =
        "A loop that verifies does so by itself; asking sooner changes nothing of the verdict.")
final class LoopsVerifyCommand implements Callable<Integer> {
  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final JsonOption json = new JsonOption();
  @Mixin private final LoopArgument argument = new LoopArgument();

  @Override
  public Integer call() {
    try (TrimtabClient client = connection.client()) {
      ImprovementsClient improvements = client.improvements();
      LoopOut loop = improvements.verify(argument.in(improvements));
      if (json.isOn()) {
        screen.json(loop);
      } else {
        LoopScreen shown = new LoopScreen(screen, loop);
        shown.heading();
        shown.verification();
      }
    }
    return ExitCode.OK;
  }
}
