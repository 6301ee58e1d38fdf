package dev.trimtab.benchmarks.change;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./trimtab bench loops}: how often loops are opened though nothing has changed. */
@Command(
    name = "loops",
    mixinStandardHelpOptions = true,
    description = {
      "Simulates a fleet in which nothing changes, 200 series at rest and 200 that follow the hour",
      "and the day of the week, for a year at 100 samples a day, and prints as Markdown how many",
      "loops each trigger would have opened. Takes a minute or two."
    })
public final class LoopsCommand implements Callable<Integer> {
  @Option(names = "--seed", description = "Of the simulated samples. Default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(names = "--json", paramLabel = "FILE", description = "Write all figures there as well.")
  private @Nullable Path json;

  private record Result(long seed, List<ChangeFigure> figures) {}

  @Override
  public Integer call() throws IOException {
    List<ChangeFigure> figures = new FalseLoops(seed).measure();
    System.out.println("Seed " + seed + ".\n");
    System.out.print(ChangeTables.of(figures));
    if (json != null) {
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .writeValue(json.toFile(), new Result(seed, figures));
    }
    return 0;
  }
}
