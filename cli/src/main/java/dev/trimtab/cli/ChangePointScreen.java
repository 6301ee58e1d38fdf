package dev.trimtab.cli;

import dev.trimtab.cli.screen.Figures;
import dev.trimtab.cli.screen.Table;
import dev.trimtab.client.ChangePointOut;
import dev.trimtab.client.EventOut;
import dev.trimtab.client.EvidenceOut;
import dev.trimtab.client.MarkerOut;
import dev.trimtab.client.SeriesOut;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A change point on the terminal. */
final class ChangePointScreen {
  private final Screen screen;
  private final ChangePointOut point;
  private final SeriesOut around;

  ChangePointScreen(Screen screen, ChangePointOut point, SeriesOut around) {
    this.screen = screen;
    this.point = point;
    this.around = around;
  }

  void show() {
    screen.heading(heading());
    screen.print("");
    new SeriesScreen(screen, around).plot();
    screen.print("");
    screen.print(facts());
    ChangePointOut.Detail detail = point.detail();
    if (detail != null) {
      suspects(detail.suspects());
      causes(detail.causes());
      examples(detail.examples());
    }
  }

  private String heading() {
    String what = point.direction().equals("decline") ? "Decline" : "Improvement";
    return "%s of %s, %s, %s: %s"
        .formatted(what, point.metricType(), point.domain(), what(point), point.status());
  }

  /** Which events of the domain. */
  static String what(ChangePointOut point) {
    if (point.eventType() != null) {
      return point.eventType();
    }
    Map<String, String> metadata = point.metadata();
    return metadata == null ? "all event types" : slice(metadata);
  }

  private Table facts() {
    Table table = Table.of("", "");
    table.row("Began", EventTable.time(point.start().at()));
    table.row(
        "Between",
        EventTable.time(point.start().earliest())
            + " and "
            + EventTable.time(point.start().latest()));
    table.row("Detected", EventTable.time(point.detectedAt()));
    if (point.endedAt() != null) {
      table.row("Ended", EventTable.time(point.endedAt()) + ", " + point.status());
    }
    ChangePointOut.Detail detail = point.detail();
    table.row("Before", detail == null ? mean(point.before()) : level(detail.before()));
    table.row("After", detail == null ? mean(point.after()) : level(detail.after()));
    if (detail != null && detail.difference() != null) {
      table.row("Difference", interval(detail.difference()));
    }
    table.row("Baseline", point.baseline().kind().equals("flat") ? "all hours" : "by the hour");
    table.row(
        "How sure", "%s, %s".formatted(point.evidence().falseAlarms(), point.evidence().basis()));
    if (point.feedback() != null) {
      table.row("Feedback", feedback(point.feedback()));
    }
    return table;
  }

  private static String feedback(ChangePointOut.Feedback feedback) {
    String note = feedback.note() == null ? "" : ": " + feedback.note();
    return feedback.verdict() + ", by " + feedback.by() + note;
  }

  private String mean(ChangePointOut.Mean mean) {
    return figure(mean.mean()) + " (" + Figures.count(mean.samples(), "sample") + ")";
  }

  private String level(ChangePointOut.@Nullable Level level) {
    if (level == null) {
      return "no sample is left";
    }
    String range =
        level.low() == null || level.high() == null
            ? ""
            : ", 95 %% within %s and %s".formatted(figure(level.low()), figure(level.high()));
    return "%s %s%s (%s)"
        .formatted(
            level.statistic(),
            figure(level.value()),
            range,
            Figures.count(level.samples(), "sample"));
  }

  private String interval(EvidenceOut.Interval interval) {
    return figure(interval.low()) + " to " + figure(interval.high());
  }

  private String figure(double value) {
    return Figures.of(point.metricType(), value);
  }

  private void suspects(List<MarkerOut> markers) {
    screen.print("");
    screen.heading("Suspects");
    if (markers.isEmpty()) {
      screen.note("No marker lies within a day before it began; markers add puts one there.");
      return;
    }
    Table table = Table.of("=OCCURRED AT", "KIND", "LABEL", "VERSION");
    for (MarkerOut marker : markers) {
      table.row(
          EventTable.time(marker.occurredAt()),
          marker.kind(),
          marker.label(),
          marker.version() == null ? "" : marker.version());
    }
    screen.print(table);
  }

  private void causes(ChangePointOut.@Nullable Causes causes) {
    screen.print("");
    screen.heading("Where it comes from");
    if (causes == null || causes.parts().isEmpty()) {
      screen.note(
          causes == null || causes.dimensions().isEmpty()
              ? "The events have no metadata to tell them apart by."
              : "No part of the events stands out.");
      return;
    }
    Table table = Table.of("PART", ">SHARE", ">OBSERVED", ">EXPECTED");
    for (ChangePointOut.Cause cause : causes.parts()) {
      table.row(
          slice(cause.slice()),
          Figures.number(Math.rint(cause.share() * 100)) + " %",
          Figures.number(cause.observed()),
          Figures.number(cause.expected()));
    }
    screen.print(table);
  }

  private static String slice(Map<String, String> slice) {
    return slice.entrySet().stream()
        .map(bound -> bound.getKey() + "=" + bound.getValue())
        .collect(Collectors.joining(", "));
  }

  private void examples(List<EventOut> events) {
    if (!events.isEmpty()) {
      screen.print("");
      screen.heading("Examples");
      screen.print(EventTable.of(events));
    }
  }
}
