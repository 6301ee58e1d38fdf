package dev.trimtab.storage.sql.append;

import dev.trimtab.storage.sql.engine.ColumnType;
import dev.trimtab.storage.sql.engine.ManyRows;
import dev.trimtab.storage.sql.engine.RowStatement;
import dev.trimtab.storage.sql.engine.WriteSession;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Numbers the failure classes of one tenant within one group. Above the cap every new class counts
 * as {@link #OTHER}.
 */
final class FailureClasses {
  static final int OTHER = 0;
  static final int MAX_CLASSES = 1_000;

  private static final RowStatement SELECT =
      RowStatement.select(
          "SELECT ?3, class_id FROM failure_class WHERE tenant_id = ?1 AND name = ?2",
          ColumnType.LONG,
          ColumnType.TEXT,
          ColumnType.INT);

  private static final RowStatement INSERT =
      RowStatement.insert(
          "failure_class (tenant_id, class_id, name)",
          "",
          ColumnType.LONG,
          ColumnType.INT,
          ColumnType.TEXT);

  private final ManyRows select;
  private final ManyRows insert;
  private final boolean asksAhead;
  private final long tenantId;
  private final Map<String, Integer> known = new HashMap<>();
  private int count;

  /**
   * The classes of a tenant.
   *
   * @param count how many it has before the group
   */
  FailureClasses(WriteSession session, long tenantId, int count) throws SQLException {
    this.select = session.manyRows(SELECT);
    this.insert = session.manyRows(INSERT);
    this.asksAhead = session.asksAhead();
    this.tenantId = tenantId;
    this.count = count;
  }

  /** How many there are now. */
  int count() {
    return count;
  }

  /** Asks for the classes of the failures that have a number, where that saves asking for each. */
  void ask(List<PlannedEvent> events) throws SQLException {
    if (!asksAhead) {
      return;
    }
    Set<String> names = new HashSet<>();
    for (PlannedEvent planned : events) {
      if (planned.isFailure()) {
        names.add(planned.event().metadata().failureClassOrUnknown());
      }
    }
    if (!names.isEmpty()) {
      select(List.copyOf(names));
    }
  }

  int idOf(String name) throws SQLException {
    Integer id = known.get(name);
    if (id == null && !asksAhead) {
      select(List.of(name));
      id = known.get(name);
    }
    if (id == null) {
      id = count < MAX_CLASSES ? add(name) : OTHER;
      known.put(name, id);
    }
    return id;
  }

  /** Writes the classes that are new. */
  void writeBatch() throws SQLException {
    insert.write();
  }

  private void select(List<String> names) throws SQLException {
    for (int number = 0; number < names.size(); number++) {
      select.setLong(1, tenantId);
      select.setText(2, names.get(number));
      select.setInt(3, number);
      select.add();
    }
    try (ResultSet row = select.read()) {
      while (row.next()) {
        known.put(names.get(row.getInt(1)), row.getInt(2));
      }
    }
  }

  private int add(String name) throws SQLException {
    count++;
    insert.setLong(1, tenantId);
    insert.setInt(2, count);
    insert.setText(3, name);
    insert.add();
    return count;
  }
}
