package dev.trimtab.cli;

import dev.trimtab.cli.screen.Table;
import dev.trimtab.client.AuditFilter;
import dev.trimtab.client.AuditOut;
import dev.trimtab.client.AuditPageOut;
import dev.trimtab.client.TrimtabClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
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
  private static final int MAX_PAGE = 1_000;

  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final JsonOption json = new JsonOption();

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

  @Option(
      names = {"-n", "--limit"},
      paramLabel = "N",
      defaultValue = "20",
      description = "At most so many; default ${DEFAULT-VALUE}.")
  private int limit;

  @Override
  public Integer call() {
    if (json.isOn()) {
      forEach(screen::jsonLine);
      return ExitCode.OK;
    }
    List<AuditOut> entries = new ArrayList<>();
    boolean isMore = forEach(entries::add);
    if (entries.isEmpty()) {
      screen.print("No entries.");
      return ExitCode.OK;
    }
    screen.print(table(entries));
    if (isMore) {
      screen.note("There are more; --limit shows them.");
    }
    return ExitCode.OK;
  }

  /** Follows the pages; true where there are entries beyond the limit. */
  private boolean forEach(Consumer<AuditOut> action) {
    int left = limit;
    AuditFilter filter = new AuditFilter(this.action, actor, since, until, null, null);
    try (TrimtabClient client = connection.client()) {
      String next = null;
      do {
        AuditPageOut page = client.audit(filter.page(Math.clamp(left, 1, MAX_PAGE), next));
        page.entries().stream().limit(left).forEach(action);
        left -= page.entries().size();
        next = page.next();
      } while (left > 0 && next != null);
      return next != null;
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
