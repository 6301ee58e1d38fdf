package dev.trimtab.benchmarks.change;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Figures as tables of Markdown: one for each section, others in columns beside. */
final class ChangeTables {
  private ChangeTables() {}

  static String of(List<ChangeFigure> figures) {
    Map<String, List<ChangeFigure>> sections = new LinkedHashMap<>();
    for (ChangeFigure each : figures) {
      sections.computeIfAbsent(each.section(), section -> new ArrayList<>()).add(each);
    }
    StringBuilder text = new StringBuilder();
    sections.forEach((section, rows) -> append(text, section, rows));
    return text.toString();
  }

  private static void append(StringBuilder text, String section, List<ChangeFigure> figures) {
    boolean hasGoals = figures.stream().anyMatch(each -> each.goal() != null);
    Set<String> others = new LinkedHashSet<>();
    figures.forEach(each -> others.addAll(each.beside().keySet()));
    List<String> heading = new ArrayList<>(List.of(section, "measured"));
    heading.addAll(hasGoals ? List.of("goal", "reached") : List.of());
    heading.addAll(others);
    text.append(line(heading)).append("| --- |");
    text.append(" ---: |".repeat(heading.size() - 1)).append('\n');
    for (ChangeFigure figure : figures) {
      List<String> cells = new ArrayList<>(List.of(figure.what(), number(figure.value())));
      cells.addAll(hasGoals ? List.of(goal(figure), reached(figure)) : List.of());
      others.forEach(each -> cells.add(number(figure.beside().get(each))));
      text.append(line(cells));
    }
    text.append('\n');
  }

  private static String line(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }

  private static String goal(ChangeFigure figure) {
    ChangeFigure.Goal goal = figure.goal();
    if (goal == null) {
      return "";
    }
    return (goal.bound() == ChangeFigure.Bound.AT_MOST ? "<= " : ">= ") + number(goal.value());
  }

  private static String reached(ChangeFigure figure) {
    if (figure.goal() == null || figure.value() == null) {
      return "";
    }
    return figure.goal().isReachedBy(figure.value()) ? "yes" : "**no**";
  }

  private static String number(@Nullable Double value) {
    if (value == null) {
      return "";
    }
    if (value == Math.rint(value)) {
      return String.format(Locale.ROOT, "%.0f", value);
    }
    return String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.3f" : "%.1f", value);
  }
}
