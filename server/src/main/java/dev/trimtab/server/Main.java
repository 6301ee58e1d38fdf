package dev.trimtab.server;

import io.quarkus.runtime.annotations.QuarkusMain;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The one entry of the program. */
@QuarkusMain
public final class Main {
  private Main() {}

  @Command(name = "trimtab")
  static final class Root {}

  /** Runs the command that {@code args} name, and ends the process with its exit code. */
  public static void main(String[] args) {
    CommandLine trimtab = new CommandLine(new Root()).addSubcommand(new ServeCommand());
    System.exit(trimtab.execute(args));
  }
}
