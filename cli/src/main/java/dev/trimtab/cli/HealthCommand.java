package dev.trimtab.cli;

import dev.trimtab.cli.screen.Figures;
import dev.trimtab.client.HealthOut;
import dev.trimtab.client.TrimtabClient;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says whether the server answers and outcomes still arrive. */
@Command(
    name = "health",
    header = "Say whether the server answers and outcomes still arrive.",
    description = {
      "Exits with 0 where an event arrived within 24 hours, with 1 where outcomes are stale, and",
      "with 3 where no server answers."
    },
    footer = {
      "",
      "Examples:",
      "  trimtab health",
      "  trimtab health --tenant acme",
      "  trimtab health --url https://trimtab.example.com --json"
    })
final class HealthCommand implements Callable<Integer> {
  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final JsonOption json = new JsonOption();

  @Override
  public Integer call() {
    try (TrimtabClient client = connection.client()) {
      HealthOut health = client.health();
      if (json.isOn()) {
        screen.json(health);
      } else {
        screen.print(describe(health));
      }
      return health.isOk() ? ExitCode.OK : ExitCode.FAILED;
    }
  }

  private static String describe(HealthOut health) {
    @Nullable Double hours = health.hoursSinceLastEvent();
    if (health.isOk()) {
      return "ok: outcomes arrive";
    }
    return hours == null
        ? "stale: no outcome has arrived yet"
        : "stale: the last outcome is " + Figures.number(Math.floor(hours)) + " hours old";
  }
}
