package dev.trimtab.cli;

import dev.trimtab.client.ImprovementsClient;
import dev.trimtab.client.LoopOut;
import dev.trimtab.client.TrimtabClient;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows one loop, and looks on until it ends. */
@Command(
    name = "loop",
    header = "Show one loop: cause, steps, timeline, what was sent, what fresh outcomes show.",
    description = {
      "With --follow it looks on until the loop ends, and exits with 0 where it ended improved,",
      "else with 1."
    },
    footer = {
      "",
      "Examples:",
      "  trimtab loop 019ad3f1-6c2e",
      "  trimtab loop 019ad3f1-6c2e --follow          new lines as they come, until the verdict",
      "  trimtab loop 019ad3f1-6c2e --json | jq .detail.verification"
    })
final class LoopCommand implements Callable<Integer> {
  private static final double SECOND = 1_000;

  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final JsonOption json = new JsonOption();
  @Mixin private final LoopArgument argument = new LoopArgument();

  @Option(
      names = {"-f", "--follow"},
      description = "Look on until it ends. With --json, each time it changes is one line.")
  private boolean follow;

  @Option(
      names = "--every",
      paramLabel = "SECONDS",
      defaultValue = "2",
      description = "With --follow: how often to look; default ${DEFAULT-VALUE}.")
  private double every;

  @Override
  public Integer call() throws InterruptedException {
    try (TrimtabClient client = connection.client()) {
      ImprovementsClient improvements = client.improvements();
      LoopOut loop = improvements.loop(argument.in(improvements));
      if (follow) {
        Duration pause = Duration.ofMillis((long) (every * SECOND));
        LoopOut ended = new LoopFollower(screen, json, improvements, pause).follow(loop);
        return ended.state().equals("improved") ? ExitCode.OK : ExitCode.FAILED;
      }
      if (json.isOn()) {
        screen.json(loop);
      } else {
        LoopScreen shown = new LoopScreen(screen, loop);
        shown.show();
        shown.next();
      }
    }
    return ExitCode.OK;
  }
}
