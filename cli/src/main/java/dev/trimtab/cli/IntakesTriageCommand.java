package dev.trimtab.cli;

import dev.trimtab.cli.screen.Table;
import dev.trimtab.client.TriageIn;
import dev.trimtab.client.TriageOut;
import dev.trimtab.client.TrimtabClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Moves several research requests. */
@Command(
    name = "triage",
    header = "Move several research requests at once, each for itself.",
    footer = {
      "",
      "Examples:",
      "  trimtab intakes triage ID ID ID --rationale \"worth a closer look\"",
      "  trimtab intakes triage ID ID --to analyzing",
      "",
      "Ends with 1 where one of them was not moved; the others were."
    })
final class IntakesTriageCommand implements Callable<Integer> {
  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final JsonOption json = new JsonOption();

  @Parameters(paramLabel = "ID", arity = "1..*", description = "Their ids, at most 100.")
  private List<String> ids = new ArrayList<>();

  @Option(
      names = "--to",
      paramLabel = "STATUS",
      defaultValue = "triaged",
      description = "Where they are to stand; default ${DEFAULT-VALUE}.")
  private String to = "triaged";

  @Option(names = "--rationale", paramLabel = "TEXT", description = "Why.")
  private @Nullable String rationale;

  @Override
  public Integer call() {
    try (TrimtabClient client = connection.client()) {
      TriageOut answer = client.intakes().triage(new TriageIn(ids, to, rationale));
      if (json.isOn()) {
        screen.json(answer);
      } else {
        screen.print(table(answer));
      }
      return answer.moved() == answer.results().size() ? ExitCode.OK : ExitCode.FAILED;
    }
  }

  private static Table table(TriageOut answer) {
    Table table = Table.of("=ID", "STATUS", "WHY NOT");
    for (TriageOut.Result result : answer.results()) {
      table.row(
          result.id(),
          result.status() == null ? "none" : result.status(),
          result.detail() == null ? "" : result.detail());
    }
    return table;
  }
}
