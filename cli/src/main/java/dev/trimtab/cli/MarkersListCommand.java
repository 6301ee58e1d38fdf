package dev.trimtab.cli;

import dev.trimtab.cli.screen.Table;
import dev.trimtab.client.MarkerFilter;
import dev.trimtab.client.MarkerOut;
import dev.trimtab.client.MarkersPage;
import dev.trimtab.client.TrimtabClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists markers. */
@Command(
    name = "list",
    header = "List markers, newest first.",
    footer = {
      "",
      "Examples:",
      "  trimtab markers list -d support-bot --since 7d",
      "  trimtab markers list --json -n 1000 | jq .label",
      "",
      "With --json each marker is one line."
    })
final class MarkersListCommand implements Callable<Integer> {
  private static final int MAX_PAGE = 1_000;

  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final JsonOption json = new JsonOption();

  @Option(
      names = {"-d", "--domain"},
      paramLabel = "DOMAIN",
      description = "Only of this workload.")
  private @Nullable String domain;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "From then on: 2026-03-02T09:30:00Z, 2026-03-02, or 3h for 3 hours ago.")
  private @Nullable Instant since;

  @Option(names = "--until", paramLabel = "TIME", description = "Before then.")
  private @Nullable Instant until;

  @Option(
      names = {"-n", "--limit"},
      paramLabel = "N",
      defaultValue = "20",
      description = "At most so many; default ${DEFAULT-VALUE}.")
  private int limit;

  @Override
  public Integer call() {
    List<MarkerOut> markers = new ArrayList<>();
    String next = null;
    try (TrimtabClient client = connection.client()) {
      do {
        int more = Math.clamp(limit - markers.size(), 1, MAX_PAGE);
        MarkersPage page = client.markers(new MarkerFilter(domain, since, until, more, next));
        markers.addAll(page.markers());
        next = page.next();
      } while (next != null && markers.size() < limit);
    }
    if (json.isOn()) {
      markers.forEach(screen::jsonLine);
    } else if (markers.isEmpty()) {
      screen.print("No markers.");
    } else {
      screen.print(table(markers));
      if (next != null) {
        screen.note("There are more; --limit shows them.");
      }
    }
    return ExitCode.OK;
  }

  private static Table table(List<MarkerOut> markers) {
    Table table = Table.of("OCCURRED AT", "DOMAIN", "KIND", "LABEL", "VERSION", "ID", "URL");
    for (MarkerOut marker : markers) {
      table.row(
          EventTable.time(marker.occurredAt()),
          marker.domain(),
          marker.kind(),
          marker.label(),
          marker.version() == null ? "" : marker.version(),
          marker.id(),
          marker.url() == null ? "" : marker.url());
    }
    return table;
  }
}
