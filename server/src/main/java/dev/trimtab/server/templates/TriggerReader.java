package dev.trimtab.server.templates;

import dev.trimtab.loop.Trigger;
import dev.trimtab.loop.Trigger.Side;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads what opens a loop. */
final class TriggerReader {
  private static final Choice<Trigger> KINDS =
      new Choice<>(
          Map.of(
              "change_point", TriggerReader::changePoint,
              "direction", TriggerReader::direction,
              "threshold", TriggerReader::threshold,
              "no_data", TriggerReader::noData,
              "manual", TriggerReader::manual));

  private static final Trigger NEVER = new Trigger.ByHand();

  private TriggerReader() {}

  static @Nullable Trigger read(Value value) {
    return KINDS.read(value);
  }

  private static Trigger changePoint(Value value) {
    Section fields = value.section();
    var direction =
        fields.read("direction", word -> word.word(Vocabulary.CHANGES), TemplateDefaults.CHANGE);
    double effect = fields.read("least_effect", Value::number, TemplateDefaults.LEAST_EFFECT);
    fields.finish();
    return attempt(value, () -> new Trigger.OnChangePoint(direction, effect));
  }

  private static Trigger direction(Value value) {
    Section fields = value.section();
    var direction =
        fields.read(
            "direction", word -> word.word(Vocabulary.DIRECTIONS), TemplateDefaults.DIRECTION);
    int window = fields.read("window", Value::count, TemplateDefaults.WINDOW);
    fields.finish();
    return attempt(value, () -> new Trigger.OnDirection(direction, window));
  }

  private static Trigger threshold(Value value) {
    Section fields = value.section();
    var statistic =
        fields.read(
            "statistic", word -> word.word(Vocabulary.STATISTICS), TemplateDefaults.STATISTIC);
    Double above = fields.optional("above", Value::number);
    Double below = fields.optional("below", Value::number);
    if (fields.has("above") == fields.has("below")) {
      fields.fault("needs either above or below");
    }
    Duration over = fields.require("over", Value::duration, Duration.ofHours(1));
    Side side = fields.has("below") ? Side.BELOW : Side.ABOVE;
    Double given = side == Side.BELOW ? below : above;
    double limit = given == null ? 0 : given;
    fields.finish();
    return attempt(value, () -> new Trigger.OnThreshold(statistic, side, limit, over));
  }

  private static Trigger noData(Value value) {
    Section fields = value.section();
    Duration after = fields.require("after", Value::duration, Duration.ofHours(1));
    fields.finish();
    return attempt(value, () -> new Trigger.OnNoData(after));
  }

  private static Trigger manual(Value value) {
    Section fields = value.section();
    fields.finish();
    return NEVER;
  }

  private static Trigger attempt(Value value, Supplier<Trigger> trigger) {
    return value.document.attempt("", trigger, NEVER);
  }
}
