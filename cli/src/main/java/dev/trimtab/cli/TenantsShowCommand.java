package dev.trimtab.cli;

import dev.trimtab.client.TenantOut;
import dev.trimtab.client.TrimtabClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows one tenant. */
@Command(name = "show", header = "Show a tenant, its settings and from when on its data is kept.")
final class TenantsShowCommand implements Callable<Integer> {
  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final JsonOption json = new JsonOption();

  @Parameters(paramLabel = "NAME", description = "The tenant.")
  private String name = "";

  @Override
  public Integer call() {
    try (TrimtabClient client = connection.clientWithoutTenant()) {
      TenantOut tenant = client.tenant(name);
      if (json.isOn()) {
        screen.json(tenant);
      } else {
        TenantScreen.print(screen, tenant);
      }
    }
    return ExitCode.OK;
  }
}
