package dev.trimtab.cli;

import dev.trimtab.cli.screen.Table;
import dev.trimtab.client.MarkerFilter;
import dev.trimtab.client.MarkerOut;
import dev.trimtab.client.MarkersPage;
import dev.trimtab.client.TrimtabClient;
import java.time.Instant;
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
  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final ListOptions list = new ListOptions();

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

  @Override
  public Integer call() {
    try (TrimtabClient client = connection.client()) {
      list.show(
          screen,
          (size, cursor) -> {
            MarkersPage page = client.markers(new MarkerFilter(domain, since, until, size, cursor));
            return new ListOptions.Page<>(page.markers(), page.next());
          },
          this::print);
    }
    return ExitCode.OK;
  }

  private void print(List<MarkerOut> markers) {
    if (markers.isEmpty()) {
      screen.print("No markers.");
    } else {
      screen.print(table(markers));
    }
  }

  private static Table table(List<MarkerOut> markers) {
    Table table = Table.of("=OCCURRED AT", "DOMAIN", "KIND", "LABEL", "VERSION", "=ID", "URL");
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
