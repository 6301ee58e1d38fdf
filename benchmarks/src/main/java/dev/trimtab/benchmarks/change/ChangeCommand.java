package dev.trimtab.benchmarks.change;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.trimtab.benchmarks.data.DataException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./trimtab bench change}: how soon changes are seen, and how often falsely. */
@Command(
    name = "change",
    mixinStandardHelpOptions = true,
    description = {
      "Simulates series that change and series that do not, and prints as Markdown how soon",
      "the former are seen and how well they are dated, how often the latter alarm, and what",
      "improvements are confirmed. Where folders of data are named, their figures come first."
    })
public final class ChangeCommand implements Callable<Integer> {
  /** All of them are in the file that {@code --json} names. */
  private static final int LEFT_OUT_SHOWN = 5;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--seed", description = "Of the simulated samples. Default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Mixin private ChangeData data = new ChangeData();

  @Option(names = "--data-only", description = "Simulate nothing.")
  private boolean dataOnly;

  @Option(names = "--json", paramLabel = "FILE", description = "Write all figures there as well.")
  private @Nullable Path json;

  @Option(
      names = "--sensitivity-table",
      paramLabel = "PAGE",
      description = "Do nothing but write there what each sensitivity costs in delay.")
  private @Nullable Path page;

  private record Result(long seed, List<ChangeFigure> figures, List<String> leftOut) {}

  @Override
  public Integer call() throws IOException {
    if (page != null) {
      new SensitivityTable(seed).writeTo(page);
      return 0;
    }
    List<ChangeFigure> figures = new ArrayList<>();
    try {
      figures.addAll(data.measure());
    } catch (DataException wrong) {
      spec.commandLine().getErr().println(wrong.getMessage());
      return 2;
    }
    if (!dataOnly) {
      figures.addAll(ChangeSimulations.run(seed));
    }
    print(figures);
    if (json != null) {
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .writeValue(json.toFile(), new Result(seed, figures, data.leftOut()));
    }
    return 0;
  }

  private void print(List<ChangeFigure> figures) {
    System.out.println("Seed " + seed + ".\n");
    System.out.print(ChangeTables.of(figures));
    List<String> leftOut = data.leftOut();
    if (!leftOut.isEmpty()) {
      System.out.println("Left out, of what the folders name: " + leftOut.size() + ". First:");
      leftOut.stream().limit(LEFT_OUT_SHOWN).forEach(each -> System.out.println("- " + each));
    }
  }
}
