package dev.trimtab.cli;

import dev.trimtab.client.TrimtabClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Deletes a tenant. */
@Command(
    name = "delete",
    header = "Delete a tenant: its keys at once, then all of its data.",
    description = {
      "There is no way back but a backup. Its keys are refused at once; its rows are removed in the"
          + " background, and when the last is gone its name is free again (tenants show says so)."
          + " The audit log keeps that it was there."
    },
    footer = {
      "",
      "Examples:",
      "  trimtab backup before.db && trimtab tenants delete acme --yes",
    })
final class TenantsDeleteCommand implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Spec
  private CommandSpec spec;

  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();

  @Parameters(paramLabel = "NAME", description = "The tenant.")
  private String name = "";

  @Option(names = "--yes", description = "Say that it is meant.")
  private boolean yes;

  @Override
  public Integer call() {
    if (!yes) {
      throw new ParameterException(
          spec.commandLine(),
          "This removes all of " + name + "'s data for good. Add --yes if that is meant.");
    }
    try (TrimtabClient client = connection.clientWithoutTenant()) {
      client.deleteTenant(name);
      screen.print("Deleting " + name + ": its keys are refused, its data is being removed.");
    }
    return ExitCode.OK;
  }
}
