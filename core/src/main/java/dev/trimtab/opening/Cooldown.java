package dev.trimtab.opening;

import dev.trimtab.loop.LoopTemplate;
import dev.trimtab.loop.Patience;
import dev.trimtab.loop.Trigger;
import java.time.Duration;

/**
 * What must lie between two loops of a template on a series. A state that goes on would open loops
 * without end: where a template asks for no cooldown, the next one rests on other events.
 *
 * @param time from the end of a loop on
 * @param samples events that have occurred since
 */
record Cooldown(Duration time, long samples) {
  static Cooldown of(LoopTemplate template) {
    Patience patience = template.patience();
    Cooldown asked = new Cooldown(patience.cooldown(), patience.cooldownSamples());
    if (!asked.time.isZero() || asked.samples > 0) {
      return asked;
    }
    return switch (template.trigger()) {
      case Trigger.OnDirection direction -> new Cooldown(Duration.ZERO, direction.window());
      case Trigger.OnThreshold threshold -> new Cooldown(threshold.over(), 0);
      case Trigger.OnNoData missing -> new Cooldown(missing.silence(), 0);
      case Trigger.OnChangePoint change -> asked;
      case Trigger.ByHand byHand -> asked;
    };
  }
}
