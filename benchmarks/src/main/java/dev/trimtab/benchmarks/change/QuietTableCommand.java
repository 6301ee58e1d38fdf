package dev.trimtab.benchmarks.change;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code ./trimtab bench quiet-table}: makes anew the table that calibrated thresholds come from.
 */
@Command(
    name = "quiet-table",
    mixinStandardHelpOptions = true,
    description = "Makes the table of calibrated thresholds by Monte Carlo; takes minutes.")
public final class QuietTableCommand implements Callable<Integer> {
  @Option(names = "--seed", description = "Default: ${DEFAULT-VALUE}, that of the shipped table.")
  private long seed = 20260101;

  @Option(names = "--runs", description = "For each row. Default: ${DEFAULT-VALUE}.")
  private int runs = 80_000;

  @Parameters(paramLabel = "FILE", description = "Where the table goes.")
  private Path file = Path.of("quiet-table.csv");

  @Override
  public Integer call() throws IOException {
    Files.writeString(file, new QuietTableMaker(seed, runs).make());
    return 0;
  }
}
