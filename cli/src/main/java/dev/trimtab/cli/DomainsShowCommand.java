package dev.trimtab.cli;

import dev.trimtab.client.DomainOut;
import dev.trimtab.client.TrimtabClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows what is known about a domain. */
@Command(name = "show", header = "Show what is known about a domain.")
final class DomainsShowCommand implements Callable<Integer> {
  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final JsonOption json = new JsonOption();

  @Parameters(paramLabel = "DOMAIN", description = "The workload.")
  private String domain = "";

  @Override
  public Integer call() {
    try (TrimtabClient client = connection.client()) {
      DomainOut known = client.domain(domain);
      if (json.isOn()) {
        screen.json(known);
      } else {
        DomainScreen.print(screen, known);
      }
    }
    return ExitCode.OK;
  }
}
