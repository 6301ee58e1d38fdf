package dev.trimtab.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands about tenants. */
@Command(
    name = "tenants",
    header = "List tenants, set how long their data is kept, delete one.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    subcommands = {
      TenantsListCommand.class,
      TenantsShowCommand.class,
      TenantsSetCommand.class,
      TenantsDeleteCommand.class,
    },
    footer = {
      "",
      "A tenant begins with its first key, event or setting:",
      "  trimtab keys create --tenant acme --name bot --scope outcomes:write",
      "  trimtab tenants set acme --raw-days 90 --dry-run",
      "  trimtab tenants set acme --raw-days 90"
    })
final class TenantsCommand implements Runnable {
  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Spec
  private CommandSpec spec;

  @SuppressWarnings("unused") // picocli acts on it
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  private boolean help;

  /** No command was named. */
  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Which command? " + String.join(", ", spec.subcommands().keySet()) + ".");
  }
}
