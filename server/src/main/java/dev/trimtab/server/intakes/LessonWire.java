package dev.trimtab.server.intakes;

import dev.trimtab.client.LessonOut;
import dev.trimtab.intake.Lesson;
import dev.trimtab.intake.LessonVerdict;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.tenant.TenantId;

/** Lessons in the form callers see. */
final class LessonWire {
  private LessonWire() {}

  static LessonOut out(TenantId tenant, Lesson lesson) {
    Lesson.Content content = lesson.content();
    SeriesKey series = lesson.about().series();
    LessonVerdict verdict = lesson.about().verdict();
    Lesson.Confirmation confirmation = lesson.confirmation();
    return new LessonOut(
        lesson.id(),
        tenant.value(),
        content.problem(),
        content.action(),
        content.result(),
        content.notes(),
        content.tags(),
        content.confidence(),
        series == null ? null : series.domain(),
        series == null ? null : series.eventType(),
        series == null ? null : series.metricType().wireName(),
        lesson.about().template(),
        lesson.about().loop(),
        verdict == null ? null : verdict.wireName(),
        confirmation == null ? "draft" : "confirmed",
        confirmation == null ? null : confirmation.by(),
        confirmation == null ? null : confirmation.at(),
        lesson.createdBy(),
        lesson.createdAt(),
        lesson.updatedAt(),
        lesson.revision());
  }
}
