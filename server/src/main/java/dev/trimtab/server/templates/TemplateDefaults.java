package dev.trimtab.server.templates;

import dev.trimtab.change.Direction;
import dev.trimtab.input.Glob;
import dev.trimtab.intake.Urgency;
import dev.trimtab.loop.LoopTemplate.OnUndecided;
import dev.trimtab.loop.LoopTemplate.OnWorse;
import dev.trimtab.loop.Step.AtTimeout;
import dev.trimtab.loop.Step.Occasion;
import dev.trimtab.loop.Trigger.Statistic;
import dev.trimtab.trend.TrendDirection;
import java.time.Duration;
import java.time.ZoneId;

/** What holds where a document says nothing. */
final class TemplateDefaults {
  static final Glob NAMES = Glob.ANY;
  static final long MATCH_SAMPLES = 0;
  static final Direction CHANGE = Direction.DECLINE;
  static final double LEAST_EFFECT = 0;
  static final TrendDirection DIRECTION = TrendDirection.DECLINING;

  /** The contract's. */
  static final int WINDOW = 20;

  static final Statistic STATISTIC = Statistic.MEAN;
  static final Duration HOLDS = Duration.ZERO;
  static final Duration COOLDOWN = Duration.ofDays(1);
  static final long COOLDOWN_SAMPLES = 0;
  static final ZoneId ZONE = ZoneId.of("UTC");
  static final int PRIORITY = 50;
  static final Urgency URGENCY = Urgency.MEDIUM;
  static final String CATEGORY = "regression";
  static final Occasion OCCASION = Occasion.REACHED;
  static final Duration TIMEOUT = Duration.ofDays(1);
  static final AtTimeout AT_TIMEOUT = AtTimeout.ESCALATE;
  static final double TOLERATED = 0.02;
  static final double EFFECT = 0.05;
  static final double CONFIDENCE = 0.95;
  static final Duration SETTLING = Duration.ofMinutes(10);
  static final Duration DEADLINE = Duration.ofDays(7);
  static final int VERIFY_SAMPLES = 50;
  static final OnWorse ON_WORSE = OnWorse.ROLL_BACK;
  static final OnUndecided ON_UNDECIDED = OnUndecided.CLOSE;

  private TemplateDefaults() {}
}
