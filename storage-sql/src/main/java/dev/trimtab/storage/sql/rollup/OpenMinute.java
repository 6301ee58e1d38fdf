package dev.trimtab.storage.sql.rollup;

import dev.trimtab.outcome.Aggregate;
import dev.trimtab.storage.sql.engine.ColumnType;
import dev.trimtab.storage.sql.engine.ManyRows;
import dev.trimtab.storage.sql.schema.RollupLevel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a subject counts of its newest minute. It stands in columns of the subject's own row, is
 * written there with every append, and moves to the rollups when a newer minute begins.
 *
 * @param minute minutes since 1970; {@link #NEVER} where none is open
 * @param sketch as in the rollups; null where the metric type has none
 */
public record OpenMinute(long minute, Aggregate aggregate, byte @Nullable [] sketch) {
  static final long NEVER = -1;

  /** Of a subject that has none open. */
  public static final OpenMinute NONE = new OpenMinute(NEVER, Aggregate.EMPTY, null);

  private static final List<String> NAMES =
      List.of(
          "open_minute",
          "open_count",
          "open_sum",
          "open_sum_of_squares",
          "open_min",
          "open_max",
          "open_ones",
          "open_sketch");

  /** The columns, in the order of {@link #read}. */
  public static final String COLUMNS = String.join(", ", NAMES);

  /** What {@link #bind} sets, in its order. */
  private static final ColumnType[] TYPES = {
    ColumnType.LONG,
    ColumnType.LONG,
    ColumnType.DOUBLE,
    ColumnType.DOUBLE,
    ColumnType.DOUBLE,
    ColumnType.DOUBLE,
    ColumnType.LONG,
    ColumnType.BYTES
  };

  /** The columns as assignments of the parameters from {@code first} on. */
  public static String assignments(int first) {
    List<String> assignments = new ArrayList<>();
    for (String column : NAMES) {
      assignments.add(column + " = ?" + (first + assignments.size()));
    }
    return String.join(", ", assignments);
  }

  /** The types of the parameters of a statement whose last ones are those of {@link #bind}. */
  public static ColumnType[] typesAfter(ColumnType... before) {
    return Stream.concat(Arrays.stream(before), Arrays.stream(TYPES)).toArray(ColumnType[]::new);
  }

  /** Reads the columns from {@code first} on. */
  public static OpenMinute read(ResultSet row, int first) throws SQLException {
    long count = row.getLong(first + 1);
    if (count == 0) {
      return NONE;
    }
    Aggregate aggregate =
        new Aggregate(
            count,
            row.getDouble(first + 2),
            row.getDouble(first + 3),
            row.getDouble(first + 4),
            row.getDouble(first + 5),
            row.getLong(first + 6));
    return new OpenMinute(row.getLong(first), aggregate, row.getBytes(first + 7));
  }

  /** Sets the parameters from {@code first} on. */
  public void bind(ManyRows statement, int first) throws SQLException {
    if (isEmpty()) {
      statement.setNull(first);
      statement.setNull(first + 4);
      statement.setNull(first + 5);
    } else {
      statement.setLong(first, minute);
      statement.setDouble(first + 4, aggregate.min());
      statement.setDouble(first + 5, aggregate.max());
    }
    statement.setLong(first + 1, aggregate.count());
    statement.setDouble(first + 2, aggregate.sum());
    statement.setDouble(first + 3, aggregate.sumOfSquares());
    statement.setLong(first + 6, aggregate.ones());
    statement.setBytes(first + 7, sketch);
  }

  public boolean isEmpty() {
    return aggregate.count() == 0;
  }

  /** When it begins, in microseconds since 1970. */
  public long fromMicros() {
    return minute * RollupLevel.MINUTE.micros();
  }

  /** With more samples of the same minute. */
  OpenMinute plus(Tally added) {
    return new OpenMinute(
        minute,
        aggregate.plus(added.aggregate()),
        added.isSketched() ? SketchCodec.append(sketch, added.encodedSketch()) : null);
  }
}
