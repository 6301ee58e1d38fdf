package dev.trimtab.cli;

import dev.trimtab.cli.screen.Table;
import dev.trimtab.client.AuditFilter;
import dev.trimtab.client.AuditOut;
import dev.trimtab.client.AuditPageOut;
import dev.trimtab.client.TrimtabClient;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the audit log, newest first. */
@Command(
    name = "audit",
    header = "List who changed keys, settings and tenants, newest first.",
    description = "Of the key's own tenant; an operator's key sees all, or --tenant's.",
    footer = {
      "",
      "Examples:",
      "  trimtab audit --since 7d",
      "  trimtab audit --action key.revoke --tenant acme",
      "  trimtab audit --action login.refuse            credentials that were refused",
      "  trimtab audit --json --limit 100000 > audit.ndjson"
    })
final class AuditCommand implements Callable<Integer> {
  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final ListOptions list = new ListOptions();

  @Option(names = "--action", paramLabel = "ACTION", description = "Only this, as in key.create.")
  private @Nullable String action;

  @Option(names = "--actor", paramLabel = "NAME", description = "Only by who is called so.")
  private @Nullable String actor;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "From then on: 2026-03-02T09:30:00Z, 2026-03-02, or 3h for 3 hours ago.")
  private @Nullable Instant since;

  @Option(names = "--until", paramLabel = "TIME", description = "Before then.")
  private @Nullable Instant until;

  @Override
  public Integer call() {
    AuditFilter filter = new AuditFilter(action, actor, since, until, null, null);
    try (TrimtabClient client = connection.client()) {
      list.show(
          screen,
          (size, cursor) -> {
            AuditPageOut page = client.audit(filter.page(size, cursor));
            return new ListOptions.Page<>(page.entries(), page.next());
          },
          this::print);
    }
    return ExitCode.OK;
  }

  private void print(List<AuditOut> entries) {
    if (entries.isEmpty()) {
      screen.print("No entries.");
    } else {
      screen.print(table(entries));
    }
  }

  private static Table table(List<AuditOut> entries) {
    Table table = Table.of("AT", "WHO", "FROM", "ACTION", "OWNER", "SUBJECT", "DETAIL");
    for (AuditOut entry : entries) {
      table.row(
          EventTable.time(entry.at()),
          entry.actor(),
          entry.address() == null ? "" : entry.address(),
          entry.action(),
          KeyScreen.owner(entry.tenantId()),
          entry.subject(),
          entry.detail().json());
    }
    return table;
  }
}
