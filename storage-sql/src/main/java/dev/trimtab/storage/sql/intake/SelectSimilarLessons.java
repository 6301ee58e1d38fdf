package dev.trimtab.storage.sql.intake;

import dev.trimtab.intake.Lesson;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.storage.sql.engine.Dialect;
import dev.trimtab.storage.sql.schema.IntakeTables;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Select;

/** Lessons of declines like one of a series, from the nearest to the farthest. */
record SelectSimilarLessons(Dialect dialect, long tenant, SeriesKey series) {
  /**
   * Lessons as near as each other; no lesson is in two rings.
   *
   * @param index that has them in their order
   */
  record Ring(Condition within, String index) {}

  List<Lesson> first(DSLContext sql, int limit) {
    List<Lesson> found = new ArrayList<>();
    for (Ring ring : rings()) {
      if (found.size() < limit) {
        found.addAll(sql.fetch(of(sql, ring, limit - found.size())).map(LessonRows::lesson));
      }
    }
    return found;
  }

  /** The nearest first. */
  List<Ring> rings() {
    Condition metric = IntakeTables.Lesson.METRIC_TYPE.eq(series.metricType().code());
    Condition inDomain = metric.and(IntakeTables.Lesson.DOMAIN.eq(series.domain()));
    Condition ofType = IntakeTables.Lesson.EVENT_TYPE.eq(series.eventType());
    Condition elsewhere = IntakeTables.Lesson.DOMAIN.ne(series.domain());
    return List.of(
        new Ring(inDomain.and(ofType), "lesson_by_domain"),
        new Ring(inDomain.andNot(ofType), "lesson_by_domain"),
        new Ring(metric.and(ofType).and(elsewhere), "lesson_by_event_type"));
  }

  Select<Record> of(DSLContext sql, Ring ring, int limit) {
    return sql.select(IntakeTables.Lesson.COLUMNS)
        .from(dialect.through(IntakeTables.Lesson.TABLE, ring.index()))
        .where(IntakeTables.Lesson.TENANT_ID.eq(tenant))
        .and(ring.within())
        .orderBy(IntakeTables.Lesson.PROVEN.desc(), IntakeTables.Lesson.LESSON_ID.desc())
        .limit(limit);
  }
}
