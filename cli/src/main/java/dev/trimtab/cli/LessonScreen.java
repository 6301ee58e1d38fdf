package dev.trimtab.cli;

import dev.trimtab.cli.screen.Figures;
import dev.trimtab.cli.screen.Table;
import dev.trimtab.client.LessonOut;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lessons on the terminal. */
final class LessonScreen {
  private LessonScreen() {}

  static void list(Screen screen, List<LessonOut> lessons) {
    if (lessons.isEmpty()) {
      screen.print("No lessons.");
      return;
    }
    Table table = Table.of("=ID", "=STATUS", "=VERDICT", "DOMAIN", "PROBLEM", "ACTION");
    for (LessonOut lesson : lessons) {
      table.row(
          lesson.id(),
          lesson.status(),
          text(lesson.verdict()),
          text(lesson.domain()),
          Said.line(lesson.problem()),
          Said.line(lesson.action()));
    }
    screen.print(table);
  }

  static void show(Screen screen, LessonOut lesson) {
    screen.heading(Said.line(lesson.problem()));
    screen.print("");
    facts(screen, lesson);
    Said.print(screen, "Problem", lesson.problem());
    Said.print(screen, "Action", lesson.action());
    Said.print(screen, "Result", lesson.result());
    Said.print(screen, "Notes", lesson.notes());
  }

  private static void facts(Screen screen, LessonOut lesson) {
    Double confidence = lesson.confidence();
    new Facts(screen)
        .add("Id", lesson.id())
        .add("Status", lesson.status())
        .add("Verdict", lesson.verdict())
        .add("How sure", confidence == null ? null : Figures.percent(confidence))
        .add("Series", series(lesson))
        .add("Template", lesson.template())
        .add("Loop", lesson.loopId())
        .add("Tags", String.join(", ", lesson.tags()))
        .add("Recorded", EventTable.time(lesson.createdAt()) + " by " + lesson.createdBy())
        .add("Confirmed", confirmed(lesson))
        .add("Revision", String.valueOf(lesson.revision()));
  }

  private static @Nullable String series(LessonOut lesson) {
    return lesson.domain() == null
        ? null
        : "%s, %s, %s".formatted(lesson.metricType(), lesson.domain(), lesson.eventType());
  }

  private static @Nullable String confirmed(LessonOut lesson) {
    Instant at = lesson.confirmedAt();
    return at == null ? null : EventTable.time(at) + " by " + lesson.confirmedBy();
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
