package dev.trimtab.server.templates;

import dev.trimtab.change.Direction;
import dev.trimtab.intake.Urgency;
import dev.trimtab.loop.LoopTemplate.OnUndecided;
import dev.trimtab.loop.LoopTemplate.OnWorse;
import dev.trimtab.loop.Step.AtTimeout;
import dev.trimtab.loop.Step.Occasion;
import dev.trimtab.loop.Trigger.Statistic;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.trend.TrendDirection;
import java.util.List;

/** Every word of the language that stands for a value. */
final class Vocabulary {
  /** What loops are about: failure classes explain declines and have none. */
  static final Words<MetricType> METRIC_TYPES =
      new Words<>(
          List.of(
              MetricType.SUCCESS_RATE,
              MetricType.QUALITY_SCORE,
              MetricType.LATENCY_MS,
              MetricType.COST_USD),
          MetricType::wireName);

  static final Words<Direction> CHANGES = Words.of(Direction.class);
  static final Words<TrendDirection> DIRECTIONS =
      Words.of(List.of(TrendDirection.DECLINING, TrendDirection.IMPROVING));
  static final Words<Statistic> STATISTICS = Words.of(Statistic.class);
  static final Words<Urgency> URGENCIES = Words.of(Urgency.class);
  static final Words<Occasion> OCCASIONS =
      new Words<>(
          List.of(Occasion.values()),
          occasion ->
              switch (occasion) {
                case REACHED -> "now";
                case ENDED -> "end";
              });
  static final Words<AtTimeout> AT_TIMEOUT = Words.of(AtTimeout.class);
  static final Words<OnWorse> ON_WORSE = Words.of(OnWorse.class);
  static final Words<OnUndecided> ON_UNDECIDED = Words.of(OnUndecided.class);

  private Vocabulary() {}
}
