package dev.trimtab.benchmarks.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Prints sections as Markdown, one after the other, and writes them all to a file as JSON. */
final class Report {
  private record Content(Machine machine, String stores, List<Section> sections) {}

  private final PrintStream out;
  private final Machine machine;
  private final String stores;
  private final List<Section> sections = new ArrayList<>();

  Report(PrintStream out, Machine machine, Stores stores) {
    this.out = out;
    this.machine = machine;
    this.stores = stores.describe();
    out.println(machine.describe());
    if (!this.stores.isEmpty()) {
      out.println(this.stores);
    }
  }

  void add(Section section) {
    sections.add(section);
    out.printf("%n## %s%n%n%s%n%n", section.title(), section.method());
    out.println("| | measured | beside | that is | goal | reached |");
    out.println("| --- | ---: | ---: | ---: | ---: | :---: |");
    section.figures().forEach(figure -> out.println(row(figure)));
    section.notes().forEach(note -> out.printf("%n%s%n", note));
  }

  void writeJson(Path file) {
    try {
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .writeValue(file.toFile(), new Content(machine, stores, sections));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static String row(Figure figure) {
    Figure.Ceiling ceiling = figure.ceiling();
    Figure.Goal goal = figure.goal();
    return "| %s | %s %s | %s | %s | %s | %s |"
        .formatted(
            figure.what(),
            Numbers.format(figure.value()),
            figure.unit(),
            ceiling == null ? "" : ceiling.what() + ": " + Numbers.format(ceiling.value()),
            figure.comparison(),
            goal == null ? "" : goal.text(),
            goal == null ? "" : goal.reached() ? "yes" : "**no**");
  }
}
