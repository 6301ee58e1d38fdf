package dev.trimtab.benchmarks;

import dev.trimtab.benchmarks.change.ChangeCommand;
import dev.trimtab.benchmarks.change.LoopsCommand;
import dev.trimtab.benchmarks.change.QuietTableCommand;
import dev.trimtab.benchmarks.load.LoadCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./trimtab bench}: every measurement of the project. */
@Command(
    name = "trimtab bench",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Measures Trimtab on this machine.",
    subcommands = {
      LoadCommand.class,
      ChangeCommand.class,
      LoopsCommand.class,
      QuietTableCommand.class
    })
public final class Main implements Runnable {
  private Main() {}

  @Override
  public void run() {
    CommandLine.usage(this, System.out);
  }

  /** Runs the measurement that {@code args} name, and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Main()).execute(args));
  }
}
