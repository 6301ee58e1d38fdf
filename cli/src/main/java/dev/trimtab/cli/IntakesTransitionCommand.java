package dev.trimtab.cli;

import dev.trimtab.client.IntakeOut;
import dev.trimtab.client.TransitionIn;
import dev.trimtab.client.TrimtabClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Moves a research request. */
@Command(
    name = "transition",
    header = "Move a research request through its life.",
    description = {
      "submitted to triaged; triaged to analyzing; analyzing to accepted, deferred or rejected;",
      "deferred to triaged; accepted to tracked."
    },
    footer = {
      "",
      "Example:",
      "  trimtab intakes transition ID accepted --rationale \"one in five tickets\" \\",
      "      --action-item \"raise the limit\""
    })
final class IntakesTransitionCommand implements Callable<Integer> {
  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final JsonOption json = new JsonOption();

  @Parameters(index = "0", paramLabel = "ID", description = "Its id, as intakes list says it.")
  private String id = "";

  @Parameters(index = "1", paramLabel = "STATUS", description = "Where it is to stand.")
  private String to = "";

  @Option(names = "--rationale", paramLabel = "TEXT", description = "Why.")
  private @Nullable String rationale;

  @Option(
      names = "--action-item",
      paramLabel = "TEXT",
      description = "What is to be done, in the place of what was said. Repeatable.")
  private List<String> actionItems = new ArrayList<>();

  @Option(
      names = "--revision",
      paramLabel = "N",
      description = "Only where nobody has changed it since this revision.")
  private @Nullable Long revision;

  @Override
  public Integer call() {
    try (TrimtabClient client = connection.client()) {
      List<String> items = actionItems.isEmpty() ? null : actionItems;
      IntakeOut intake =
          client.intakes().transition(id, new TransitionIn(to, rationale, items, revision));
      if (json.isOn()) {
        screen.json(intake);
      } else {
        screen.print(IntakeScreen.standing(intake));
      }
    }
    return ExitCode.OK;
  }
}
