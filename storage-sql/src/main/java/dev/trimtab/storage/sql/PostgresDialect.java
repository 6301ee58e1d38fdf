package dev.trimtab.storage.sql;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import dev.trimtab.outcome.StorageException.Kind;
import dev.trimtab.storage.sql.engine.Dialect;
import dev.trimtab.storage.sql.engine.ManyRows;
import dev.trimtab.storage.sql.engine.RowStatement;
import dev.trimtab.storage.sql.engine.Session;
import java.sql.SQLException;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;

/** What is special about PostgreSQL, and what speaks its language. */
public final class PostgresDialect implements Dialect {
  /** The class of locks of which each tenant has one. */
  private static final int TURNS = 7_482;

  private static final char NUL = '\0';
  private static final char REPLACEMENT = '\uFFFD';

  /**
   * Whoever waits for a row gives up before a caller does; a transaction whose node has vanished
   * ends, and lets go of its rows. The planner does not know how many rows come in an array, and a
   * plan is kept for arrays of any length: what is found by its key is found by the index. Plans
   * that do without one look so dear then that they would be compiled.
   */
  private static final String BEGIN_WRITE =
      """
      SET TRANSACTION ISOLATION LEVEL READ COMMITTED, READ WRITE;
      SET LOCAL lock_timeout = '10s';
      SET LOCAL idle_in_transaction_session_timeout = '30s';
      SET LOCAL enable_seqscan = off;
      SET LOCAL enable_hashjoin = off;
      SET LOCAL enable_mergejoin = off;
      SET LOCAL jit = off
      """;

  private static final String BEGIN_READ =
      "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";

  /**
   * A statement that has a name keeps one plan. Left to itself the planner would make one each
   * time, for the months alone that are asked for, which takes several times what most answers do;
   * months that are not asked for are left out when the plan is run as well.
   */
  private static final String KEEP_PLANS = ";\nSET LOCAL plan_cache_mode = force_generic_plan";

  /**
   * What a transaction says of itself goes on to the servers that have its rows. There the tenant
   * is a constant, and its rows by themselves are no way to those that are looked for.
   */
  private static final String SPREAD =
      """
      ;
      SET LOCAL citus.propagate_set_commands = 'local';
      SET LOCAL enable_material = off
      """;

  private final Distribution distribution;
  private final boolean keepsPlans;

  /** On one server. */
  public PostgresDialect() {
    this(Distribution.NONE);
  }

  PostgresDialect(Distribution distribution) {
    this(distribution, false);
  }

  /**
   * @param named true where statements have names on the server
   */
  PostgresDialect(Distribution distribution, boolean named) {
    this.distribution = distribution;
    // A cluster plans by the tenant, which must be known.
    this.keepsPlans = named && distribution == Distribution.NONE;
  }

  @Override
  public SQLDialect jooq() {
    return SQLDialect.POSTGRES;
  }

  @Override
  public boolean driverBegins() {
    return true;
  }

  /**
   * Each statement sees what was committed before it: so who has waited for a row goes on with what
   * the other left. Said each time, as a pool between here and the server keeps no settings.
   */
  @Override
  public String beginWrite() {
    return spread(BEGIN_WRITE);
  }

  @Override
  public String beginRead() {
    return spread(keepsPlans ? BEGIN_READ + KEEP_PLANS : BEGIN_READ);
  }

  private String spread(String beginning) {
    return switch (distribution) {
      case NONE -> beginning;
      case CITUS -> beginning.strip() + SPREAD;
    };
  }

  @Override
  public String enter(long tenantId) {
    return "SET LOCAL trimtab.tenant = '" + tenantId + "'";
  }

  @Override
  public String seeAll() {
    return "SET LOCAL trimtab.tenants = 'all'";
  }

  @Override
  public String seeOne() {
    return "SET LOCAL trimtab.tenants = ''";
  }

  /**
   * A row goes to whoever asks in the moment in which it is let go: a node that writes without a
   * pause asks again sooner than one that waits wakes up, which found an older version of the row
   * and has to look for the new one. A lock of the server's own goes to who asked first. A cluster
   * has none that all of its servers know.
   */
  @Override
  public String takeTurn(long tenantId) {
    return switch (distribution) {
      case NONE -> "SELECT pg_advisory_xact_lock(" + TURNS + ", " + (int) tenantId + ")";
      case CITUS -> "";
    };
  }

  @Override
  public String hold(String table) {
    return " FOR UPDATE OF " + table;
  }

  /** A record in the log of the server, through to its disk, that changes no row. */
  @Override
  public String touch() {
    return "SELECT pg_logical_emit_message(true, 'trimtab', '')";
  }

  /**
   * Citus commits in two phases where more than one server has part in it, and does not count what
   * is written to tables of this server alone. One that is on every server has all take part; there
   * is no such row.
   */
  @Override
  public String together() {
    return switch (distribution) {
      case NONE -> "";
      case CITUS -> "DELETE FROM tenant_number WHERE last < 0";
    };
  }

  @Override
  public String readOnly() {
    return "";
  }

  @Override
  public ManyRows manyRows(Session session, RowStatement statement) throws SQLException {
    return switch (distribution) {
      case NONE -> PostgresRows.of(session, statement);
      case CITUS -> PostgresRows.ofOneTenant(session, statement);
    };
  }

  @Override
  public boolean isEmbedded() {
    return false;
  }

  /** Each tenant has its own row to hold, its own rows to see and, spread over nodes, its own. */
  @Override
  public boolean mixesTenants() {
    return false;
  }

  @Override
  public String jsonText(String column, String key) {
    return """
    CASE WHEN strpos(%1$s, '"%2$s"') > 0 \
    AND json_typeof(trimtab_json(%1$s) -> '%2$s') = 'string' \
    THEN trimtab_json(%1$s) ->> '%2$s' END\
    """
        .formatted(column, key);
  }

  /** A number has the digits it was written with, as json keeps its text. */
  @Override
  public Condition jsonEquals(Field<String> column, String key, String text) {
    JsonMember member = JsonMember.of(column, key);
    return member.isPlain().and(member.text().eq(storable(text)));
  }

  @Override
  public Field<String> jsonScalar(Field<String> column, String key) {
    JsonMember member = JsonMember.of(column, key);
    return when(member.isPlain(), member.text());
  }

  /** A top-level member of a JSON column: its type, and its value as text. */
  private record JsonMember(Field<String> type, Field<String> text) {
    static JsonMember of(Field<String> column, String key) {
      Field<String> name = val(storable(key));
      return new JsonMember(
          field("json_typeof(trimtab_json({0}) -> {1})", String.class, column, name),
          field("(trimtab_json({0}) ->> {1})", String.class, column, name));
    }

    Condition isPlain() {
      return type.in(inline("string"), inline("number"), inline("boolean"));
    }
  }

  /** As the function in the schema reads what is stored. */
  private static String storable(String text) {
    return text.replace(NUL, REPLACEMENT);
  }

  /**
   * An overflow is a failure here, so those that could overflow are added up by themselves, made
   * smaller, and the total is compared before it is made large again.
   */
  @Override
  public Field<?> sum(Field<Double> values) {
    return field(
        """
        (CASE WHEN abs(coalesce(sum({0} / 1e20) FILTER (WHERE abs({0}) >= 1e280), 0)) >= 1.797e288 \
        THEN sign(sum({0} / 1e20) FILTER (WHERE abs({0}) >= 1e280)) * 'Infinity'::float8 \
        ELSE coalesce(sum({0}) FILTER (WHERE abs({0}) < 1e280), 0) \
        + coalesce(sum({0} / 1e20) FILTER (WHERE abs({0}) >= 1e280), 0) * 1e20 END)\
        """,
        Double.class, values);
  }

  /** A square that is too small is a failure too, and adds nothing. */
  @Override
  public Field<?> sumOfSquares(Field<Double> values) {
    return field(
        """
        (CASE WHEN max(abs({0})) >= 1e145 THEN 'Infinity'::float8 \
        ELSE coalesce(sum({0} * {0}) FILTER (WHERE abs({0}) BETWEEN 1e-150 AND 1e145), 0) END)\
        """,
        Double.class, values);
  }

  /** The planner has statistics, and no hints. */
  @Override
  public Table<Record> through(Table<Record> table, String index) {
    return table;
  }

  @Override
  public String tenantTables() {
    return """
        SELECT c.relname, a.attname FROM pg_class c
        JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
        JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY AS k (attnum, place) ON true
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum
        WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')
          AND NOT c.relispartition
          AND EXISTS (SELECT 1 FROM pg_attribute t
            WHERE t.attrelid = c.oid AND t.attname = 'tenant_id' AND NOT t.attisdropped)
        ORDER BY c.relname, k.place
        """;
  }

  /** By SQLState: https://www.postgresql.org/docs/18/errcodes-appendix.html. */
  @Override
  public Kind kind(SQLException failure) {
    return PostgresFailures.kind(failure);
  }
}
