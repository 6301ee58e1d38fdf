package dev.trimtab.benchmarks.load;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.HdrHistogram.Histogram;

/**
 * Latencies of every question in one condition.
 *
 * @param condition such as {@code alone}
 * @param nanos by question
 */
record Readings(String condition, Map<Question, Histogram> nanos) {
  /** Asks every question in turn, in short rounds, over one connection. */
  static Readings take(
      String condition, Generator generator, Map<Question, Requests> requests, LoadPlan plan) {
    int slices = (int) (plan.rounds() * plan.round().toMillis() / plan.slice().toMillis());
    Map<Question, Histogram> nanos = new EnumMap<>(Question.class);
    for (int i = 0; i < slices; i++) {
      requests.forEach(
          (question, asked) ->
              nanos.merge(
                  question,
                  generator.run(asked, 1, plan.slice()).nanos(),
                  (before, more) -> {
                    before.add(more);
                    return before;
                  }));
    }
    return new Readings(condition, nanos);
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
          figure = percentile == 99 ? figure.atMost(question.goalMillis()) : figure;
        }
        figures.add(figure);
      }
    }
    return figures;
  }
}
