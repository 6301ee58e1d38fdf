package dev.trimtab.cli;

import dev.trimtab.cli.screen.Table;
import dev.trimtab.client.IntakeOut;
import dev.trimtab.client.IntakeParts;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A research request on the terminal. */
final class IntakeScreen {
  private final Screen screen;
  private final IntakeOut intake;

  IntakeScreen(Screen screen, IntakeOut intake) {
    this.screen = screen;
    this.intake = intake;
  }

  static Table table(List<IntakeOut> intakes) {
    Table table = Table.of("=ID", "=STATUS", "=URGENCY", ">SIGNAL", "CATEGORY", "TITLE");
    for (IntakeOut intake : intakes) {
      table.row(
          intake.id(),
          intake.disposition().status(),
          text(intake.classification().urgency()),
          quality(intake.signalQuality()),
          intake.classification().category(),
          intake.content().title());
    }
    return table;
  }

  private static String quality(@Nullable Double quality) {
    return quality == null ? "" : String.format(Locale.ROOT, "%.2f", quality);
  }

  /** Where it stands and what it may become, in a line. */
  static String standing(IntakeOut intake) {
    IntakeOut.Disposition disposition = intake.disposition();
    return disposition.allowed().isEmpty()
        ? "It is %s.".formatted(disposition.status())
        : "It is %s; next: %s."
            .formatted(disposition.status(), String.join(" or ", disposition.allowed()));
  }

  void show() {
    screen.heading(Said.line(intake.content().title()));
    screen.print(standing(intake));
    screen.print("");
    facts();
    said("Summary", intake.content().summary());
    items("Findings", intake.analysis().keyFindings());
    items("Recommendations", intake.analysis().recommendations());
    items("Risks", intake.analysis().risks());
    items("Opportunities", intake.analysis().opportunities());
    said("Rationale", intake.disposition().rationale());
    items("To be done", intake.disposition().actionItems());
    items("Backlog", intake.tracking().backlogRefs());
    said("Roadmap", intake.tracking().roadmapImpact());
  }

  private void facts() {
    IntakeParts.Relevance relevance = intake.relevance();
    Integer priority = relevance.priorityScore();
    Facts facts =
        new Facts(screen)
            .add("Id", intake.id())
            .add("Type", intake.classification().researchType())
            .add("Category", intake.classification().category())
            .add("Urgency", intake.classification().urgency())
            .add("Source", intake.content().source())
            .add("Of", intake.content().sourceDate())
            .add("Areas", joined(relevance.impactAreas()))
            .add("Agents", joined(relevance.affectedAgents()))
            .add("Priority", priority == null ? null : priority + " of 10");
    origin(facts);
    facts
        .add("Submitted", EventTable.time(intake.createdAt()) + " by " + intake.createdBy())
        .add("Decided", decided(intake.disposition()))
        .add("Target", intake.tracking().implementationTarget())
        .add("Revision", String.valueOf(intake.revision()));
  }

  private static @Nullable String decided(IntakeOut.Disposition disposition) {
    Instant at = disposition.decisionDate();
    return at == null ? null : EventTable.time(at) + " by " + disposition.decisionBy();
  }

  private void origin(Facts facts) {
    IntakeOut.Origin origin = intake.origin();
    if (origin == null) {
      return;
    }
    IntakeOut.Signal signal = origin.signal();
    facts
        .add("Loop", origin.loopId())
        .add("Change point", origin.changePointId())
        .add("Series", series(origin))
        .add(
            "Signal",
            String.format(
                Locale.ROOT,
                "%.2f: significance %.2f, size %.2f, volume %.2f, novelty %.2f",
                intake.signalQuality(),
                signal.significance(),
                signal.size(),
                signal.volume(),
                signal.novelty()));
  }

  private static @Nullable String series(IntakeOut.Origin origin) {
    return origin.domain() == null
        ? null
        : "%s, %s, %s".formatted(origin.metricType(), origin.domain(), origin.eventType());
  }

  private void said(String heading, @Nullable String text) {
    Said.print(screen, heading, text);
  }

  private void items(String heading, @Nullable List<String> items) {
    Said.items(screen, heading, items);
  }

  private static String joined(@Nullable List<String> names) {
    return names == null ? "" : String.join(", ", names);
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
