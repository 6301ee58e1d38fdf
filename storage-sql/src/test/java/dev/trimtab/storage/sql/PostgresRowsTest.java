package dev.trimtab.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trimtab.outcome.StorageException;
import dev.trimtab.storage.sql.engine.ColumnType;
import dev.trimtab.storage.sql.engine.Dialect;
import dev.trimtab.storage.sql.engine.ManyRows;
import dev.trimtab.storage.sql.engine.RowByRow;
import dev.trimtab.storage.sql.engine.RowStatement;
import dev.trimtab.storage.sql.engine.SqlWriter;
import dev.trimtab.storage.sql.engine.WriteSession;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes in as an array comes out as if each value had gone in by itself. */
class PostgresRowsTest {
  private static final List<@Nullable String> TEXTS =
      Arrays.asList(
          "plain",
          "",
          " ",
          "NULL",
          "null",
          "\"",
          "'",
          "\\",
          "\\\"",
          "{",
          "}",
          "{a,b}",
          ",",
          ";",
          "\n\r\t",
          "\u0001\u007F\u0080",
          "ä€漢",
          "\uD83D\uDE00",
          "e\u0301",
          "\uFFFD\uFEFF\uFFFF",
          "half \uD83D of a pair",
          "{\"a\":\"\\u0000\"}",
          "?1 $1 %s",
          "long ".repeat(10_000),
          null);

  private static final List<@Nullable Double> NUMBERS =
      Arrays.asList(
          0.0,
          -0.0,
          1.0,
          -1.5,
          0.1,
          Double.MIN_VALUE,
          Double.MIN_NORMAL,
          Double.MAX_VALUE,
          -Double.MAX_VALUE,
          Double.POSITIVE_INFINITY,
          Double.NEGATIVE_INFINITY,
          Double.NaN,
          null);

  private static final long[] LONGS = {0, 1, -1, 1L << 53, Long.MAX_VALUE, Long.MIN_VALUE};

  private static final List<byte @Nullable []> BYTES =
      Arrays.asList(new byte[0], new byte[] {0}, new byte[] {-1, 0, 92, 34, 39, 123}, null);

  private static final RowStatement INSERT =
      RowStatement.insert(
          "odd (id, number, text, double, bytes)",
          "",
          ColumnType.INT,
          ColumnType.LONG,
          ColumnType.TEXT,
          ColumnType.DOUBLE,
          ColumnType.BYTES);

  private static final RowStatement UPDATE =
      RowStatement.update(
          "odd SET number = number + ?2, text = CASE WHEN text < ?3 THEN ?3 ELSE text END",
          "id = ?1",
          ColumnType.INT,
          ColumnType.LONG,
          ColumnType.TEXT);

  private static final RowStatement BY_TEXT =
      RowStatement.select(
          "SELECT ?2, id FROM odd WHERE text = ?1", ColumnType.TEXT, ColumnType.INT);

  private final Dialect dialect = new PostgresDialect();
  private final PostgresServer server = PostgresServer.shared();
  private final String name = server.makeDatabase();
  private SqlWriter writer;

  @BeforeEach
  void open() {
    writer = new SqlWriter(new PostgresDatabase(server.settings(name)).writer(), dialect);
  }

  @AfterEach
  void giveBack() {
    writer.close();
    server.giveBack(name);
  }

  @Test
  void insertsWhatRowByRowInserts() {
    List<String> many = in(session -> insertAll(session, session.manyRows(INSERT)));
    List<String> single = in(session -> insertAll(session, oneByOne(session)));

    assertThat(many).isEqualTo(single).hasSize(TEXTS.size());
  }

  @Test
  void findsEveryTextThatWasInserted() {
    List<Integer> found =
        in(
            session -> {
              insertAll(session, session.manyRows(INSERT));
              return find(session);
            });
    List<Integer> all =
        IntStream.range(0, TEXTS.size()).filter(id -> TEXTS.get(id) != null).boxed().toList();

    assertThat(found).containsExactlyInAnyOrderElementsOf(all);
  }

  /** A cluster could not tell where to ask. */
  @Test
  void nothingIsAskedForWithoutAKey() {
    assertThatThrownBy(() -> in(session -> session.manyRows(BY_TEXT).read()))
        .hasMessage("no key was added");
  }

  @Test
  void updatesEachRowWithItsOwn() {
    List<String> updated =
        in(
            session -> {
              ManyRows insert = session.manyRows(INSERT);
              insert(insert, 1, 10, "b", 0.0, null);
              insert(insert, 2, 20, "b", 0.0, null);
              assertThat(insert.write()).isEqualTo(2);
              ManyRows update = session.manyRows(UPDATE);
              update(update, 1, 5, "a");
              update(update, 2, 7, "c");
              update(update, 3, 9, "d");
              assertThat(update.write()).isEqualTo(2);
              assertThat(update.write()).as("nothing is left").isZero();
              return session
                  .sql()
                  .fetchValues("SELECT number || text FROM odd ORDER BY id")
                  .stream()
                  .map(String::valueOf)
                  .toList();
            });

    assertThat(updated).containsExactly("15b", "27c");
  }

  @Test
  void writesHeavyRowsInPieces() {
    int rows = 12;
    String heavy = "x".repeat(1 << 20);
    List<Object> lengths =
        in(
            session -> {
              ManyRows insert = session.manyRows(INSERT);
              for (int id = 0; id < rows; id++) {
                insert(insert, id, id, heavy, 0.0, null);
              }
              assertThat(insert.write()).isEqualTo(rows);
              return new ArrayList<Object>(
                  session.sql().fetchValues("SELECT length(text) FROM odd"));
            });

    assertThat(lengths).hasSize(rows).containsOnly(heavy.length());
  }

  @Test
  void refusesWhatNoTextCanHold() {
    assertThatThrownBy(
            () ->
                in(
                    session -> {
                      ManyRows insert = session.manyRows(INSERT);
                      insert(insert, 1, 1, "a\u0000b", 0.0, null);
                      return insert.write();
                    }))
        .isInstanceOfSatisfying(
            StorageException.class,
            refused -> assertThat(refused.kind()).isEqualTo(StorageException.Kind.REJECTED));
  }

  @Test
  void refusesARowThatIsNotWhole() {
    assertThatThrownBy(
            () ->
                in(
                    session -> {
                      ManyRows update = session.manyRows(UPDATE);
                      update.setInt(1, 1);
                      update.add();
                      return update.write();
                    }))
        .isInstanceOf(IllegalStateException.class);
  }

  private <T> T in(SqlWriter.Work<T> work) {
    return writer.inTransaction(
        session -> {
          session
              .sql()
              .execute(
                  """
                  CREATE TEMPORARY TABLE odd
                    (id integer, number bigint, text text COLLATE "C", double float8, bytes bytea)
                  ON COMMIT DROP
                  """);
          return work.in(session);
        });
  }

  /** A statement for one row as PostgreSQL takes it. */
  private static ManyRows oneByOne(WriteSession session) throws SQLException {
    return new RowByRow(
        session.prepared(
            "INSERT INTO odd (id, number, text, double, bytes) VALUES (?, ?, ?, ?, ?)"),
        RowStatement.Form.INSERT);
  }

  private static List<String> insertAll(WriteSession session, ManyRows insert) throws SQLException {
    for (int id = 0; id < TEXTS.size(); id++) {
      insert(
          insert,
          id,
          LONGS[id % LONGS.length],
          TEXTS.get(id),
          NUMBERS.get(id % NUMBERS.size()),
          BYTES.get(id % BYTES.size()));
    }
    insert.write();
    List<String> stored = new ArrayList<>();
    try (ResultSet row =
        session
            .prepared(
                """
                SELECT id, number, encode(convert_to(text, 'UTF8'), 'hex'),
                  encode(float8send(double), 'hex'), encode(bytes, 'hex') FROM odd ORDER BY id
                """)
            .executeQuery()) {
      while (row.next()) {
        stored.add(
            Stream.of(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5))
                .map(String::valueOf)
                .collect(Collectors.joining("|")));
      }
    }
    return stored;
  }

  private static List<Integer> find(WriteSession session) throws SQLException {
    ManyRows keys = session.manyRows(BY_TEXT);
    for (int id = 0; id < TEXTS.size(); id++) {
      keys.setText(1, TEXTS.get(id));
      keys.setInt(2, id);
      keys.add();
    }
    List<Integer> found = new ArrayList<>();
    try (ResultSet row = keys.read()) {
      while (row.next()) {
        assertThat(row.getInt(1)).isEqualTo(row.getInt(2));
        found.add(row.getInt(1));
      }
    }
    return found;
  }

  private static void insert(
      ManyRows insert,
      int id,
      long number,
      @Nullable String text,
      @Nullable Double value,
      byte @Nullable [] bytes)
      throws SQLException {
    insert.setInt(1, id);
    insert.setLong(2, number);
    insert.setText(3, text);
    if (value == null) {
      insert.setNull(4);
    } else {
      insert.setDouble(4, value);
    }
    insert.setBytes(5, bytes);
    insert.add();
  }

  private static void update(ManyRows update, int id, long more, String text) throws SQLException {
    update.setInt(1, id);
    update.setLong(2, more);
    update.setText(3, text);
    update.add();
  }
}
