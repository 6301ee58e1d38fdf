package dev.trimtab.server;

import static java.util.Objects.requireNonNull;

import dev.trimtab.cli.TrimtabCommand;
import io.quarkus.runtime.annotations.QuarkusMain;
import picocli.CommandLine;

/** The one entry of the program: the command line, with the server's commands mounted on it. */
@QuarkusMain
public final class Main {
  private Main() {}

  /** Runs the command that {@code args} name, and ends the process with its exit code. */
  public static void main(String[] args) {
    CommandLine trimtab =
        TrimtabCommand.commandLine()
            .addSubcommand(new ServeCommand())
            .addSubcommand(new DemoCommand());
    requireNonNull(trimtab.getSubcommands().get("keys")).addSubcommand(new KeysResetAdminCommand());
    System.exit(trimtab.execute(args));
  }
}
