package dev.trimtab.server;

import dev.trimtab.cli.TrimtabCommand;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;
import picocli.CommandLine;

/** The one entry of the program: the command line, with the server's commands mounted on it. */
@QuarkusMain
public final class Main {
  private static final List<Class<?>> COMMANDS =
      List.of(
          ServeCommand.class,
          DemoCommand.class,
          RestoreCommand.class,
          DoctorCommand.class,
          MigrateCommand.class,
          RehearseCommand.class);

  private Main() {}

  /** Runs the command that {@code args} name, and ends the process with its exit code. */
  public static void main(String[] args) {
    // Commands that open the store without a server log through it, or complain that they do not.
    System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
    CommandLine trimtab = TrimtabCommand.commandLine(COMMANDS, args);
    CommandLine keys = trimtab.getSubcommands().get("keys");
    if (keys != null) {
      keys.addSubcommand(new KeysResetAdminCommand());
    }
    System.exit(trimtab.execute(args));
  }
}
