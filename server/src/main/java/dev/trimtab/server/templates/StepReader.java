package dev.trimtab.server.templates;

import dev.trimtab.loop.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** Reads what a loop does. */
final class StepReader {
  /** What is taken where nothing can be read. */
  static final List<Step> LEAST = List.of(new Step.Verify());

  private static final Step WRONG = new Step.Pause(Duration.ofMinutes(1));
  private static final Choice<Step> KINDS =
      new Choice<>(
          Map.of(
              "intake", StepReader::intake,
              "notify", StepReader::notice,
              "approve", StepReader::approve,
              "act", StepReader::act,
              "wait", StepReader::pause,
              "verify", StepReader::verify));

  private StepReader() {}

  static List<Step> list(Value value) {
    List<Value> items = value.items();
    List<Step> steps = new ArrayList<>();
    for (Value each : items) {
      Step step = KINDS.read(each);
      boolean isLast = steps.size() == items.size() - 1;
      steps.add(Objects.requireNonNullElse(step, isLast ? new Step.Verify() : WRONG));
    }
    return value.tree instanceof Tree.Items ? steps : LEAST;
  }

  private static Step intake(Value value) {
    Section fields = value.section();
    var urgency =
        fields.read("urgency", word -> word.word(Vocabulary.URGENCIES), TemplateDefaults.URGENCY);
    String category = fields.read("category", Value::text, TemplateDefaults.CATEGORY);
    String title = fields.optional("title", Value::text);
    fields.finish();
    return attempt(value, () -> new Step.OpenIntake(urgency, category, title));
  }

  private static Step notice(Value value) {
    Section fields = value.section();
    String channel = fields.require("channel", Value::text, "channel");
    var when =
        fields.read("when", word -> word.word(Vocabulary.OCCASIONS), TemplateDefaults.OCCASION);
    String text = fields.optional("text", Value::text);
    fields.finish();
    return attempt(value, () -> new Step.Notify(channel, when, text));
  }

  private static Step approve(Value value) {
    Section fields = value.section();
    List<String> by = fields.read("by", StepReader::names, List.of());
    boolean notAuthor = fields.read("not_author", Value::flag, false);
    Duration timeout = fields.read("timeout", Value::duration, TemplateDefaults.TIMEOUT);
    var then =
        fields.read(
            "at_timeout", word -> word.word(Vocabulary.AT_TIMEOUT), TemplateDefaults.AT_TIMEOUT);
    fields.finish();
    return attempt(value, () -> new Step.Approve(by, notAuthor, timeout, then));
  }

  private static List<String> names(Value value) {
    return value.oneOrMore().stream().map(Value::text).filter(Objects::nonNull).toList();
  }

  private static Step act(Value value) {
    Section fields = value.section();
    Step.Action action = ActionReader.read(fields);
    Duration timeout = fields.read("timeout", Value::duration, TemplateDefaults.TIMEOUT);
    fields.finish();
    return attempt(value, () -> new Step.Act(action, timeout));
  }

  private static Step pause(Value value) {
    Duration length = value.duration();
    return length == null ? WRONG : attempt(value, () -> new Step.Pause(length));
  }

  private static Step verify(Value value) {
    value.section().finish();
    return new Step.Verify();
  }

  /**
   * A step's faults are named from the step on, and {@code value} is what stands behind its name.
   */
  private static Step attempt(Value value, Supplier<Step> step) {
    return value.document.attempt(pointerOfStep(value), step, WRONG);
  }

  private static String pointerOfStep(Value value) {
    List<String> parts = JsonPointers.parts(value.pointer);
    return "/" + parts.get(0) + "/" + parts.get(1);
  }
}
