package dev.trimtab.cli;

import dev.trimtab.cli.screen.Table;
import dev.trimtab.client.DomainOut;
import dev.trimtab.client.DomainsPage;
import dev.trimtab.client.TrimtabClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists domains. */
@Command(
    name = "list",
    header = "List the domains that have outcomes or settings.",
    description = "With --json each domain is one line, its settings whole.")
final class DomainsListCommand implements Callable<Integer> {
  private static final int PAGE = 1_000;

  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final JsonOption json = new JsonOption();

  @Override
  public Integer call() {
    List<DomainOut> domains = new ArrayList<>();
    try (TrimtabClient client = connection.client()) {
      String next = null;
      do {
        DomainsPage page = client.domains(PAGE, next);
        domains.addAll(page.domains());
        next = page.next();
      } while (next != null);
    }
    if (json.isOn()) {
      domains.forEach(screen::jsonLine);
    } else if (domains.isEmpty()) {
      screen.print("No domains.");
    } else {
      screen.print(table(domains));
    }
    return ExitCode.OK;
  }

  private static Table table(List<DomainOut> domains) {
    Table table = Table.of("DOMAIN", "OWNER", "CHANNEL", "ENVIRONMENT", ">SCORES");
    for (DomainOut domain : domains) {
      table.row(
          domain.domain(),
          DomainScreen.orNothing(domain.owner()),
          DomainScreen.orNothing(domain.channel()),
          DomainScreen.orNothing(domain.environment()),
          domain.scores().isEmpty() ? "" : String.valueOf(domain.scores().size()));
    }
    return table;
  }
}
