package dev.trimtab.server.templates;

import dev.trimtab.client.TemplateCheckOut;
import dev.trimtab.client.TemplateOut;
import dev.trimtab.loop.LoopTemplate;
import dev.trimtab.loop.TemplateStore.Version;
import dev.trimtab.loop.Trigger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Templates in the form callers see. */
final class TemplateWire {
  private static final String UNREADABLE = "this version of the server cannot read it: ";

  private TemplateWire() {}

  /** As it stands in a list, or with its documents. */
  static TemplateOut out(Version version, TemplateReading reading, boolean isWhole) {
    return switch (reading) {
      case TemplateReading.Accepted accepted ->
          out(
              version,
              accepted.template(),
              isWhole ? version.document() : null,
              isWhole ? TemplateWriter.write(accepted.template()) : null);
      case TemplateReading.Refused refused ->
          new TemplateOut(
              version.name(),
              version.version(),
              false,
              UNREADABLE + refused.faults().getFirst(),
              "manual",
              0,
              version.at(),
              version.by(),
              isWhole ? version.document() : null,
              null);
    };
  }

  private static TemplateOut out(
      Version version,
      LoopTemplate template,
      @Nullable String document,
      @Nullable String canonical) {
    return new TemplateOut(
        version.name(),
        version.version(),
        version.isEnabled(),
        template.description(),
        trigger(template.trigger()),
        template.priority(),
        version.at(),
        version.by(),
        document,
        canonical);
  }

  private static String trigger(Trigger trigger) {
    return switch (trigger) {
      case Trigger.OnChangePoint _ -> "change_point";
      case Trigger.OnDirection _ -> "direction";
      case Trigger.OnThreshold _ -> "threshold";
      case Trigger.OnNoData _ -> "no_data";
      case Trigger.ByHand _ -> "manual";
    };
  }

  static TemplateCheckOut check(TemplateReading reading) {
    return switch (reading) {
      case TemplateReading.Accepted accepted ->
          new TemplateCheckOut(true, List.of(), TemplateWriter.write(accepted.template()));
      case TemplateReading.Refused refused ->
          new TemplateCheckOut(
              false,
              refused.faults().stream()
                  .map(
                      fault ->
                          new TemplateCheckOut.Fault(
                              fault.pointer(), fault.line(), fault.column(), fault.detail()))
                  .toList(),
              null);
    };
  }
}
