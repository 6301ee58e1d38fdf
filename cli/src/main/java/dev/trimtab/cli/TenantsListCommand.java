package dev.trimtab.cli;

import dev.trimtab.cli.screen.Table;
import dev.trimtab.client.TenantOut;
import dev.trimtab.client.TenantsPage;
import dev.trimtab.client.TrimtabClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists tenants. */
@Command(
    name = "list",
    header = "List tenants, how much they hold and how long it is kept.",
    description = "An operator's key sees all, any other its own.")
final class TenantsListCommand implements Callable<Integer> {
  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final JsonOption json = new JsonOption();

  @Override
  public Integer call() {
    try (TrimtabClient client = connection.client()) {
      List<TenantOut> tenants = all(client);
      if (json.isOn()) {
        screen.json(tenants);
      } else if (tenants.isEmpty()) {
        screen.print("No tenants.");
      } else {
        screen.print(table(tenants));
      }
    }
    return ExitCode.OK;
  }

  private static List<TenantOut> all(TrimtabClient client) {
    List<TenantOut> tenants = new ArrayList<>();
    @Nullable String cursor = null;
    do {
      TenantsPage page = client.tenants(cursor);
      tenants.addAll(page.tenants());
      cursor = page.next();
    } while (cursor != null);
    return tenants;
  }

  private static Table table(List<TenantOut> tenants) {
    Table table = Table.of("TENANT", ">EVENTS", ">SERIES", "RAW DAYS", "ROLLUP DAYS", "");
    for (TenantOut tenant : tenants) {
      table.row(
          tenant.tenantId(),
          String.valueOf(tenant.events()),
          String.valueOf(tenant.series()),
          TenantScreen.days(tenant.settings().retention().rawDays()),
          TenantScreen.days(tenant.settings().retention().rollupDays()),
          tenant.deletingSince() == null ? "" : "being deleted");
    }
    return table;
  }
}
