package dev.trimtab.storage.sql.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.intake.IntakeFilter;
import dev.trimtab.intake.IntakeStore;
import dev.trimtab.intake.IntakeStore.Order;
import dev.trimtab.intake.IntakeStore.Place;
import dev.trimtab.intake.LessonStore;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.storage.sql.SqliteDatabase;
import dev.trimtab.storage.sql.SqliteDialect;
import dev.trimtab.storage.sql.SqliteSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists are read from an index in their order, and so is what is similar. */
class IntakePlansTest {
  private static final long TENANT = 1;
  private static final Place PLACE = new Place(0.5, "i");

  @TempDir private Path folder;
  private SqliteDatabase database;

  @BeforeEach
  void open() {
    database = new SqliteDatabase(SqliteSettings.of(folder.resolve("plans.db")));
    database.migrate();
  }

  @Test
  void intakesComeInTheOrderOfAnIndex() throws SQLException {
    assertIndex(IntakeFilter.ALL, Order.NEWEST, "sqlite_autoindex_intake_1");
    assertIndex(IntakeFilter.ALL, Order.SIGNAL_QUALITY, "intake_by_quality");
    IntakeFilter ofDomain =
        new IntakeFilter(null, Set.of(), null, null, null, null, "shop", null, null);
    assertIndex(ofDomain, Order.NEWEST, "sqlite_autoindex_intake_1");
    IntakeFilter ofLoop =
        new IntakeFilter("text", Set.of(), null, null, null, null, null, "loop", null);
    assertIndex(ofLoop, Order.NEWEST, "intake_by_loop");
  }

  private void assertIndex(IntakeFilter filter, Order order, String index) throws SQLException {
    for (Place after : new @Nullable Place[] {null, PLACE}) {
      SelectIntakes select =
          new SelectIntakes(
              new SqliteDialect(), TENANT, new IntakeStore.Query(filter, order, 10, after));
      assertThat(plan(select::lastSeen)).allMatch(step -> isInOrder(step, index));
      assertThat(plan(sql -> select.rows(sql, PLACE))).allMatch(step -> isInOrder(step, index));
    }
  }

  @Test
  void lessonsComeInTheOrderOfAnIndex() throws SQLException {
    LessonStore.Query query =
        new LessonStore.Query("text", null, null, null, null, null, null, null, null, 10, "l");
    SelectLessons select = new SelectLessons(new SqliteDialect(), TENANT, query);
    String key = "sqlite_autoindex_lesson_1";
    assertThat(plan(select::lastSeen)).allMatch(step -> isInOrder(step, key));
    assertThat(plan(sql -> select.rows(sql, "a"))).allMatch(step -> isInOrder(step, key));
  }

  @Test
  void similarLessonsComeInTheOrderOfAnIndex() throws SQLException {
    SelectSimilarLessons select =
        new SelectSimilarLessons(
            new SqliteDialect(),
            TENANT,
            new SeriesKey("shop", "checkout", MetricType.SUCCESS_RATE));
    for (SelectSimilarLessons.Ring ring : select.rings()) {
      assertThat(plan(sql -> select.of(sql, ring, 3)))
          .allMatch(step -> isInOrder(step, ring.index()));
    }
  }

  private static boolean isInOrder(String step, String index) {
    return step.startsWith("SEARCH") && step.contains(index);
  }

  private interface Statement {
    Query of(DSLContext sql);
  }

  private List<String> plan(Statement statement) throws SQLException {
    try (Connection connection = database.readers().getConnection()) {
      DSLContext sql = DSL.using(connection, new SqliteDialect().jooq());
      return sql.fetch("EXPLAIN QUERY PLAN " + sql.renderInlined(statement.of(sql)))
          .getValues("detail", String.class);
    }
  }
}
