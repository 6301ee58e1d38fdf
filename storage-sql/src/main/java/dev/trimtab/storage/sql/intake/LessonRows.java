package dev.trimtab.storage.sql.intake;

import dev.trimtab.intake.Lesson;
import dev.trimtab.intake.LessonVerdict;
import dev.trimtab.intake.SearchText;
import dev.trimtab.outcome.Micros;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.storage.sql.schema.IntakeTables;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Table {@code lesson}. */
public final class LessonRows {
  private LessonRows() {}

  /** Adds one, in the transaction of whoever learned it. */
  public static void insert(DSLContext sql, long tenant, Lesson lesson) {
    Map<Field<?>, @Nullable Object> row = changes(lesson);
    row.put(IntakeTables.Lesson.TENANT_ID, tenant);
    row.put(IntakeTables.Lesson.LESSON_ID, lesson.id());
    row.put(IntakeTables.Lesson.CREATED_BY, lesson.createdBy());
    row.put(IntakeTables.Lesson.CREATED_AT, Micros.of(lesson.createdAt()));
    row.put(IntakeTables.Lesson.REVISION, lesson.revision());
    sql.insertInto(IntakeTables.Lesson.TABLE).set(row).execute();
  }

  /** What may change of a lesson, but its revision. */
  static Map<Field<?>, @Nullable Object> changes(Lesson lesson) {
    Map<Field<?>, @Nullable Object> row = new LinkedHashMap<>();
    putContent(row, lesson.content());
    putAbout(row, lesson.about());
    Lesson.Confirmation confirmation = lesson.confirmation();
    row.put(IntakeTables.Lesson.CONFIRMED_BY, confirmation == null ? null : confirmation.by());
    row.put(
        IntakeTables.Lesson.CONFIRMED_AT,
        confirmation == null ? null : Micros.of(confirmation.at()));
    row.put(IntakeTables.Lesson.PROVEN, lesson.isProven() ? 1 : 0);
    row.put(IntakeTables.Lesson.UPDATED_AT, Micros.of(lesson.updatedAt()));
    return row;
  }

  private static void putContent(Map<Field<?>, @Nullable Object> row, Lesson.Content content) {
    row.put(IntakeTables.Lesson.PROBLEM, content.problem());
    row.put(IntakeTables.Lesson.ACTION, content.action());
    row.put(IntakeTables.Lesson.RESULT, content.result());
    row.put(IntakeTables.Lesson.NOTES, content.notes());
    row.put(IntakeTables.Lesson.TAGS, Lines.write(content.tags()));
    row.put(IntakeTables.Lesson.CONFIDENCE, content.confidence());
    row.put(IntakeTables.Lesson.SEARCHED, SearchText.of(content));
  }

  private static void putAbout(Map<Field<?>, @Nullable Object> row, Lesson.About about) {
    SeriesKey series = about.series();
    LessonVerdict verdict = about.verdict();
    row.put(IntakeTables.Lesson.DOMAIN, series == null ? null : series.domain());
    row.put(IntakeTables.Lesson.EVENT_TYPE, series == null ? null : series.eventType());
    row.put(IntakeTables.Lesson.METRIC_TYPE, series == null ? null : series.metricType().code());
    row.put(IntakeTables.Lesson.TEMPLATE, about.template());
    row.put(IntakeTables.Lesson.LOOP_ID, about.loop());
    row.put(IntakeTables.Lesson.VERDICT, verdict == null ? null : verdict.code());
  }

  static Lesson lesson(Record row) {
    return new Lesson(
        row.get(IntakeTables.Lesson.LESSON_ID),
        new Lesson.Content(
            row.get(IntakeTables.Lesson.PROBLEM),
            row.get(IntakeTables.Lesson.ACTION),
            row.get(IntakeTables.Lesson.RESULT),
            row.get(IntakeTables.Lesson.NOTES),
            Lines.read(row.get(IntakeTables.Lesson.TAGS)),
            row.get(IntakeTables.Lesson.CONFIDENCE)),
        about(row),
        confirmation(row),
        row.get(IntakeTables.Lesson.CREATED_BY),
        Micros.toInstant(row.get(IntakeTables.Lesson.CREATED_AT)),
        Micros.toInstant(row.get(IntakeTables.Lesson.UPDATED_AT)),
        row.get(IntakeTables.Lesson.REVISION));
  }

  private static Lesson.About about(Record row) {
    Integer verdict = row.get(IntakeTables.Lesson.VERDICT);
    return new Lesson.About(
        SeriesColumns.series(
            row.get(IntakeTables.Lesson.DOMAIN),
            row.get(IntakeTables.Lesson.EVENT_TYPE),
            row.get(IntakeTables.Lesson.METRIC_TYPE)),
        row.get(IntakeTables.Lesson.TEMPLATE),
        row.get(IntakeTables.Lesson.LOOP_ID),
        verdict == null ? null : LessonVerdict.ofCode(verdict));
  }

  private static Lesson.@Nullable Confirmation confirmation(Record row) {
    String by = row.get(IntakeTables.Lesson.CONFIRMED_BY);
    return by == null
        ? null
        : new Lesson.Confirmation(by, Micros.toInstant(row.get(IntakeTables.Lesson.CONFIRMED_AT)));
  }
}
