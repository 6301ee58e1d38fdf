package dev.trimtab.storage.sql.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.storage.sql.SqliteDatabase;
import dev.trimtab.storage.sql.SqliteDialect;
import dev.trimtab.storage.sql.SqliteSettings;
import dev.trimtab.storage.sql.schema.LoopTables;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The end of the list is one step in an index, however long it is. */
class ListPlanTest {
  @TempDir private Path folder;

  @Test
  void theLastOfTheListIsFoundByItsIndex() throws SQLException {
    SqliteDatabase database = new SqliteDatabase(SqliteSettings.of(folder.resolve("plans.db")));
    database.migrate();
    try (Connection connection = database.readers().getConnection()) {
      DSLContext sql = DSL.using(connection, new SqliteDialect().jooq());
      assertIsFoundBy(sql, LoopTables.Loop.LIST_NUMBER, "improvement_loop_by_list");
      assertIsFoundBy(sql, LoopTables.Loop.LIST_STANDING, "improvement_loop_standing");
    }
  }

  private static void assertIsFoundBy(DSLContext sql, Field<Long> column, String index) {
    assertThat(
            sql.fetch("EXPLAIN QUERY PLAN " + sql.renderInlined(ListRows.newest(sql, 1, column)))
                .getValues("detail", String.class))
        .singleElement()
        .asString()
        .startsWith("SEARCH")
        .contains(index + " (tenant_id=?");
  }
}
