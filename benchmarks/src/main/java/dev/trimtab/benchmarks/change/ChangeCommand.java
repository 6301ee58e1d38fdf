package dev.trimtab.benchmarks.change;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./trimtab bench change}: how soon changes are seen, and how often falsely. */
@Command(
    name = "change",
    mixinStandardHelpOptions = true,
    description = {
      "Simulates series that change and series that do not, and prints as Markdown how soon",
      "the former are seen, how often the latter alarm, and what improvements are confirmed."
    })
public final class ChangeCommand implements Callable<Integer> {
  @Option(names = "--seed", description = "Of the simulated samples. Default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(names = "--json", paramLabel = "FILE", description = "Write all figures there as well.")
  private @Nullable Path json;

  @Override
  public Integer call() throws IOException {
    List<ChangeFigure> figures = ChangeSimulations.run(seed);
    System.out.println("| | | measured | at most | reached |");
    System.out.println("| --- | --- | ---: | ---: | :---: |");
    figures.forEach(each -> System.out.println(row(each)));
    if (json != null) {
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .writeValue(json.toFile(), figures);
    }
    return 0;
  }

  private static String row(ChangeFigure figure) {
    String goal = figure.goal() == null ? "" : number(figure.goal());
    String reached = figure.goal() == null ? "" : figure.reached() ? "yes" : "**no**";
    return "| %s | %s | %s | %s | %s |"
        .formatted(figure.section(), figure.what(), number(figure.value()), goal, reached);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.3f" : "%.1f", value);
  }
}
