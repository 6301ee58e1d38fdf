package dev.trimtab.server.templates;

import dev.trimtab.loop.LoopTemplate;
import dev.trimtab.loop.Patience;
import dev.trimtab.loop.SeriesMatch;
import dev.trimtab.loop.Step;
import dev.trimtab.loop.Trigger;
import dev.trimtab.loop.Verification;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads loop templates as people write them; docs/templates.md explains the language. */
public final class TemplateReader {
  private static final Patience PATIENT =
      new Patience(
          TemplateDefaults.HOLDS,
          TemplateDefaults.COOLDOWN,
          TemplateDefaults.COOLDOWN_SAMPLES,
          null);

  private TemplateReader() {}

  /**
   * Reads a document.
   *
   * @param text YAML 1.2 or JSON, at most 64 KiB
   */
  public static TemplateReading read(String text) {
    Faults faults = new Faults();
    Tree root = TreeReader.read(text, faults);
    if (root == null) {
      return new TemplateReading.Refused(faults.all());
    }
    Document document = new Document(root, faults);
    LoopTemplate template = template(new Value("", root, document).section(), document);
    return template == null || !faults.isEmpty()
        ? new TemplateReading.Refused(faults.all())
        : new TemplateReading.Accepted(template);
  }

  private static @Nullable LoopTemplate template(Section fields, Document document) {
    String name = fields.require("name", Value::text, "name");
    String description = fields.read("description", Value::text, "");
    SeriesMatch match = fields.require("match", MatchReader::read, MatchReader.ANY);
    Trigger trigger = fields.require("trigger", TriggerReader::read, new Trigger.ByHand());
    Patience patience = patience(fields, document);
    int priority = fields.read("priority", Value::count, TemplateDefaults.PRIORITY);
    List<Step> steps = fields.require("steps", StepReader::list, StepReader.LEAST);
    Verification verification = VerifyReader.read(fields.find("verify"));
    LoopTemplate.OnWorse onWorse =
        fields.read(
            "on_worse", value -> value.word(Vocabulary.ON_WORSE), TemplateDefaults.ON_WORSE);
    LoopTemplate.OnUndecided onUndecided =
        fields.read(
            "on_undecided",
            value -> value.word(Vocabulary.ON_UNDECIDED),
            TemplateDefaults.ON_UNDECIDED);
    fields.finish();
    return document.<@Nullable LoopTemplate>attempt(
        "",
        () ->
            new LoopTemplate(
                name,
                description,
                match,
                trigger,
                patience,
                priority,
                steps,
                verification,
                onWorse,
                onUndecided),
        null);
  }

  private static Patience patience(Section fields, Document document) {
    var holds = fields.read("for", Value::duration, TemplateDefaults.HOLDS);
    Value cooldown = fields.find("cooldown");
    Section pause = cooldown == null ? null : cooldown.section();
    var time =
        pause == null
            ? TemplateDefaults.COOLDOWN
            : pause.read("time", Value::duration, TemplateDefaults.COOLDOWN);
    long samples =
        pause == null
            ? TemplateDefaults.COOLDOWN_SAMPLES
            : pause.read("samples", Value::whole, TemplateDefaults.COOLDOWN_SAMPLES);
    if (pause != null) {
      pause.finish();
    }
    Patience.QuietHours quiet = fields.optional("quiet_hours", TemplateReader::quietHours);
    return document.attempt("", () -> new Patience(holds, time, samples, quiet), PATIENT);
  }

  private static Patience.@Nullable QuietHours quietHours(Value value) {
    Section hours = value.section();
    LocalTime from = hours.require("from", Value::time, LocalTime.MIDNIGHT);
    LocalTime until = hours.require("until", Value::time, from.plusHours(1));
    var zone = hours.read("zone", Value::zone, TemplateDefaults.ZONE);
    hours.finish();
    return value.document.<Patience.@Nullable QuietHours>attempt(
        "", () -> new Patience.QuietHours(from, until, zone), null);
  }
}
