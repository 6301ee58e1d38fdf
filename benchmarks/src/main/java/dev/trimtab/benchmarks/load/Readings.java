package dev.trimtab.benchmarks.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.HdrHistogram.Histogram;

/** Latencies of every question in one condition, as they come in. */
final class Readings {
  private final String condition;
  private final Stores stores;
  private final Map<Question, Histogram> nanos = new EnumMap<>(Question.class);

  /**
   * @param condition such as {@code alone}
   * @param stores which have goals of their own
   */
  Readings(String condition, Stores stores) {
    this.condition = condition;
    this.stores = stores;
  }

  String condition() {
    return condition;
  }

  /** Asks every question in turn, each for that long, over one connection. */
  void take(Generator generator, Map<Question, Requests> questions, Duration slice) {
    questions.forEach((question, asked) -> add(question, generator.run(asked, 1, slice).nanos()));
  }

  private void add(Question question, Histogram more) {
    nanos.merge(
        question,
        more,
        (before, taken) -> {
          before.add(taken);
          return before;
        });
  }

  double millis(Question question, double percentile) {
    return Objects.requireNonNull(nanos.get(question)).getValueAtPercentile(percentile) / 1e6;
  }

  /** Both percentiles of each question, beside the floor of the same condition. */
  List<Figure> figures() {
    List<Figure> figures = new ArrayList<>();
    for (Question question : Question.values()) {
      for (int percentile : List.of(50, 99)) {
        Figure figure =
            Figure.of(
                "%s, %s, p%d".formatted(question.label(), condition, percentile),
                millis(question, percentile),
                "ms");
        if (question != Question.FLOOR) {
          figure = figure.beside("floor", millis(Question.FLOOR, percentile));
          figure = percentile == 99 ? figure.atMost(question.goalMillis(stores)) : figure;
        }
        figures.add(figure);
      }
    }
    return figures;
  }
}
