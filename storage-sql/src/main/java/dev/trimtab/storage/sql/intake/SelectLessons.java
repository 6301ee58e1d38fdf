package dev.trimtab.storage.sql.intake;

import static dev.trimtab.storage.sql.intake.SelectIntakes.eq;
import static dev.trimtab.storage.sql.intake.SelectIntakes.holds;
import static org.jooq.impl.DSL.noCondition;

import dev.trimtab.intake.Lesson;
import dev.trimtab.intake.LessonStore.Page;
import dev.trimtab.intake.LessonStore.Query;
import dev.trimtab.intake.SearchText;
import dev.trimtab.storage.sql.engine.Dialect;
import dev.trimtab.storage.sql.schema.IntakeTables;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;

/** A page of lessons, picked from so many of the newest; says where it stopped. */
record SelectLessons(Dialect dialect, long tenant, Query query) {
  /** Of its primary key, on SQLite, where it must be named to be taken before others. */
  private static final String KEY = "sqlite_autoindex_lesson_1";

  private static final int MOST_ROWS_SEEN = 2_000;

  Page page(DSLContext sql) {
    String last = sql.fetch(lastSeen(sql)).stream().map(Record1::value1).findFirst().orElse(null);
    List<Lesson> found = sql.fetch(rows(sql, last)).map(LessonRows::lesson);
    if (found.size() <= query.limit()) {
      return new Page(found, last);
    }
    List<Lesson> page = found.subList(0, query.limit());
    return new Page(page, page.getLast().id());
  }

  /** The last of the rows that are looked at; none where there are fewer. */
  Select<Record1<String>> lastSeen(DSLContext sql) {
    return sql.select(IntakeTables.Lesson.LESSON_ID)
        .from(dialect.through(IntakeTables.Lesson.TABLE, KEY))
        .where(behind())
        .orderBy(IntakeTables.Lesson.LESSON_ID.desc())
        .limit(1)
        .offset(MOST_ROWS_SEEN - 1);
  }

  /** One more than asked for shows whether there is a next page. */
  Select<Record> rows(DSLContext sql, @Nullable String last) {
    return sql.select(IntakeTables.Lesson.COLUMNS)
        .from(dialect.through(IntakeTables.Lesson.TABLE, KEY))
        .where(behind())
        .and(last == null ? noCondition() : IntakeTables.Lesson.LESSON_ID.ge(last))
        .and(wanted())
        .orderBy(IntakeTables.Lesson.LESSON_ID.desc())
        .limit(query.limit() + 1);
  }

  private Condition behind() {
    String before = query.before();
    return IntakeTables.Lesson.TENANT_ID
        .eq(tenant)
        .and(before == null ? noCondition() : IntakeTables.Lesson.LESSON_ID.lt(before));
  }

  private Condition wanted() {
    var metric = query.metricType();
    var verdict = query.verdict();
    String text = query.text();
    String tag = query.tag();
    return eq(IntakeTables.Lesson.DOMAIN, query.domain())
        .and(eq(IntakeTables.Lesson.EVENT_TYPE, query.eventType()))
        .and(eq(IntakeTables.Lesson.METRIC_TYPE, metric == null ? null : metric.code()))
        .and(eq(IntakeTables.Lesson.TEMPLATE, query.template()))
        .and(eq(IntakeTables.Lesson.LOOP_ID, query.loop()))
        .and(eq(IntakeTables.Lesson.VERDICT, verdict == null ? null : verdict.code()))
        .and(confirmed(query.isConfirmed()))
        .and(holds(IntakeTables.Lesson.TAGS, tag == null ? null : Lines.holding(tag)))
        .and(holds(IntakeTables.Lesson.SEARCHED, text == null ? null : SearchText.fold(text)));
  }

  private static Condition confirmed(@Nullable Boolean isConfirmed) {
    if (isConfirmed == null) {
      return noCondition();
    }
    return isConfirmed
        ? IntakeTables.Lesson.CONFIRMED_AT.isNotNull()
        : IntakeTables.Lesson.CONFIRMED_AT.isNull();
  }
}
