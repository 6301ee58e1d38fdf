package dev.trimtab.server.templates;

import dev.trimtab.loop.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what a loop does. */
final class StepWriter {
  private StepWriter() {}

  static void write(YamlLines yaml, List<Step> steps) {
    yaml.begin("steps");
    for (Step each : steps) {
      yaml.item();
      write(yaml, each);
      yaml.out();
    }
    yaml.out();
  }

  private static void write(YamlLines yaml, Step step) {
    switch (step) {
      case Step.OpenIntake intake ->
          yaml.begin("intake")
              .word("urgency", Vocabulary.URGENCIES.of(intake.urgency()))
              .text("category", intake.category())
              .text("title", intake.title())
              .out();
      case Step.Notify message ->
          yaml.begin("notify")
              .text("channel", message.channel())
              .word("when", Vocabulary.OCCASIONS.of(message.occasion()))
              .text("text", message.text())
              .out();
      case Step.Approve approval ->
          yaml.begin("approve")
              .texts("by", approval.by())
              .flag("not_author", approval.notAuthor())
              .duration("timeout", approval.timeout())
              .word("at_timeout", Vocabulary.AT_TIMEOUT.of(approval.atTimeout()))
              .out();
      case Step.Act act -> {
        yaml.begin("act");
        action(yaml, act.action());
        yaml.duration("timeout", act.timeout()).out();
      }
      case Step.Pause pause -> yaml.duration("wait", pause.length());
      case Step.Verify verify -> yaml.line("verify");
    }
  }

  private static void action(YamlLines yaml, Step.Action action) {
    switch (action) {
      case Step.CallWebhook call ->
          yaml.begin("webhook")
              .text("channel", call.channel())
              .text("name", call.name())
              .labels("parameters", call.parameters());
      case Step.ByPeople people -> yaml.begin("people").text("instructions", people.instructions());
    }
    inverse(yaml, action.inverse());
    yaml.out();
  }

  private static void inverse(YamlLines yaml, Step.@Nullable Action inverse) {
    if (inverse != null) {
      yaml.begin("inverse");
      action(yaml, inverse);
      yaml.out();
    }
  }
}
