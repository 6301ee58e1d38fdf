package dev.trimtab.storage.sql.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.intake.Intake;
import dev.trimtab.intake.IntakeFilter;
import dev.trimtab.intake.IntakeStore;
import dev.trimtab.intake.IntakeStore.Order;
import dev.trimtab.intake.Lesson;
import dev.trimtab.intake.LessonStore;
import dev.trimtab.intake.Request;
import dev.trimtab.intake.ResearchType;
import dev.trimtab.intake.Urgency;
import dev.trimtab.storage.sql.SqliteDatabase;
import dev.trimtab.storage.sql.SqliteDialect;
import dev.trimtab.storage.sql.SqliteSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A page looks at so many rows and no more, and leads on to what lies behind them. */
class BoundedPagesTest {
  private static final long TENANT = 1;
  private static final int MOST = 2_000;
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

  @TempDir private Path folder;
  private SqliteDatabase database;

  @BeforeEach
  void open() {
    database = new SqliteDatabase(SqliteSettings.of(folder.resolve("pages.db")));
    database.migrate();
  }

  @ParameterizedTest
  @EnumSource(Order.class)
  void aSearchForAnOldIntakeGoesOnPageByPage(Order order) throws SQLException {
    try (Connection connection = database.writer().getConnection()) {
      DSLContext sql = DSL.using(connection, new SqliteDialect().jooq());
      sql.transaction(
          all -> {
            for (int i = 0; i < MOST + 2; i++) {
              IntakeRows.insert(all.dsl(), TENANT, intake("i%06d".formatted(i), "number " + i));
            }
          });
      IntakeStore.Page first = page(sql, new IntakeStore.Query(text(), order, 5, null));
      assertThat(first.intakes()).isEmpty();
      assertThat(first.next()).isNotNull();
      IntakeStore.Page second = page(sql, new IntakeStore.Query(text(), order, 5, first.next()));
      assertThat(second.intakes()).extracting(Intake::id).containsExactly("i000001");
      assertThat(second.next()).isNull();
    }
  }

  @Test
  void aSearchForAnOldLessonGoesOnPageByPage() throws SQLException {
    try (Connection connection = database.writer().getConnection()) {
      DSLContext sql = DSL.using(connection, new SqliteDialect().jooq());
      sql.transaction(
          all -> {
            for (int i = 0; i < MOST + 2; i++) {
              LessonRows.insert(all.dsl(), TENANT, lesson("l%06d".formatted(i), "number " + i));
            }
          });
      LessonStore.Page first = lessons(sql, null);
      assertThat(first.lessons()).isEmpty();
      assertThat(first.next()).isNotNull();
      LessonStore.Page second = lessons(sql, first.next());
      assertThat(second.lessons()).extracting(Lesson::id).containsExactly("l000001");
      assertThat(second.next()).isNull();
    }
  }

  private static IntakeStore.Page page(DSLContext sql, IntakeStore.Query query) {
    return new SelectIntakes(new SqliteDialect(), TENANT, query).page(sql);
  }

  private static LessonStore.Page lessons(DSLContext sql, @Nullable String before) {
    LessonStore.Query query =
        new LessonStore.Query(
            "number 1", null, null, null, null, null, null, "old", null, 5, before);
    return new SelectLessons(new SqliteDialect(), TENANT, query).page(sql);
  }

  private static IntakeFilter text() {
    return new IntakeFilter("number 1", Set.of(), null, null, "old", null, null, null, null);
  }

  private static Intake intake(String id, String title) {
    String category = title.equals("number 1") ? "old" : "new";
    Request request =
        Request.of(
            new Request.Classification(ResearchType.USER, category, Urgency.LOW),
            new Request.Content(title, "", null, null));
    return Intake.submitted(id, request, null, "ann", NOW);
  }

  private static Lesson lesson(String id, String problem) {
    List<String> tags = List.of(problem.equals("number 1") ? "old" : "new");
    Lesson.Content content = new Lesson.Content(problem, "a", null, null, tags, null);
    return Lesson.draft(id, content, Lesson.About.ANYTHING, "ann", NOW);
  }
}
