package dev.trimtab.storage.sql.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trimtab.chart.Grouping;
import dev.trimtab.outcome.EventQuery;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.storage.sql.SqliteDatabase;
import dev.trimtab.storage.sql.SqliteDialect;
import dev.trimtab.storage.sql.SqliteSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How SQLite goes about each statement of the reads: by a search that names more than the tenant,
 * never by a scan, never by sorting rows.
 */
class PlanShapeTest {
  /** A search by the tenant alone reads everything it has. */
  private static final Pattern WHOLE_TENANT =
      Pattern.compile("SEARCH (\\w+) .*\\(tenant_id=\\?\\)");

  /** Read whole, or from one end: names in use, at most a page; classes, at most a thousand. */
  private static final List<String> SHORT_OR_LIMITED =
      List.of("domain", "event_type", "metric_total", "failure_class", "tenant");

  @TempDir private Path folder;
  private SqliteDatabase database;
  private Statements statements;

  @BeforeEach
  void open() {
    database = new SqliteDatabase(SqliteSettings.of(folder.resolve("plans.db")));
    database.migrate();
    statements = new Statements(new SqliteDialect());
  }

  @Test
  void noStatementScansOrSorts() throws SQLException {
    List<String> all = statements();

    assertThat(all).hasSizeGreaterThan(30);
    for (String statement : all) {
      assertThat(plan(statement))
          .as(statement)
          .isNotEmpty()
          .allSatisfy(step -> check(statement, step));
    }
  }

  /** The test above can fail: without any of these indexes it does. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "event_by_series",
        "event_by_metric",
        "event_by_time",
        "series_by_name",
        "series_by_event_type",
        "series_by_metric",
        "domain_settings_by_environment",
        "tenant_by_last_occurred_at"
      })
  void aMissingIndexIsNoticed(String index) throws SQLException {
    try (Connection connection = database.writer().getConnection();
        Statement drop = connection.createStatement()) {
      drop.execute("DROP INDEX " + index);
    }

    assertThatThrownBy(this::noStatementScansOrSorts)
        .isInstanceOfAny(SQLException.class, AssertionError.class);
  }

  /** A chart of many groups has many series, whose rows are long. */
  @Test
  void chartsFindTheirSeriesWithoutTheirRows() throws SQLException {
    List<String> steps = new ArrayList<>();
    for (String statement : statements()) {
      steps.addAll(plan(statement));
    }
    assertThat(steps)
        .filteredOn(step -> step.contains("series_by_metric"))
        .isNotEmpty()
        .allSatisfy(step -> assertThat(step).contains("COVERING INDEX series_by_metric"));
  }

  /** A page begins where it begins, not at the tenant's first event. */
  @Test
  void aReplaySearchesByPosition() throws SQLException {
    EventQuery query =
        new EventQuery("support-bot", null, null, TimeRange.ALL, Map.of("agent", "a"), 10, null);

    assertThat(plan(new SelectReplay(statements).statement(1, query)))
        .first()
        .asString()
        .isEqualTo("SEARCH event USING PRIMARY KEY (tenant_id=? AND position>? AND position<?)");
  }

  /** What came since the last time is sorted, not what came before. */
  @Test
  void samplesBehindAPositionAreFoundByTheirSeries() throws SQLException {
    SelectSamples samples = new SelectSamples(statements, new SelectSeries(statements));
    assertThat(plan(samples.statement("variant", 1)))
        .first()
        .asString()
        .startsWith("SEARCH event USING INDEX event_by_series (tenant_id=? AND series_id=?");
  }

  private static void check(String statement, String step) {
    assertThat(step).doesNotContain("SCAN ", "TEMP B-TREE", "AUTOMATIC");
    if (step.startsWith("SEARCH")) {
      assertThat(step).contains("USING");
    }
    Matcher whole = WHOLE_TENANT.matcher(step);
    // The largest of a column is at one end of its index.
    if (whole.find() && !statement.startsWith("select max(")) {
      assertThat(whole.group(1)).isIn(SHORT_OR_LIMITED);
    }
  }

  /** Those written once, and those that are written for a filter. */
  private List<String> statements() {
    TimeWalk timeWalk = new TimeWalk(statements);
    SampleWalk sampleWalk = new SampleWalk(statements, timeWalk);
    SelectReplay replay = new SelectReplay(statements);
    new OutcomeReads(null, null, statements);
    new ChartReads(null, statements, 1, 1);
    List<String> all = new ArrayList<>(statements.written());
    SelectRawChart events = new SelectRawChart(statements, null, null, 1);
    for (Grouping grouping : List.of(new Grouping.None(), new Grouping.Metadata("agent"))) {
      all.add(events.statement(true, events.group(grouping)));
      all.add(events.statement(false, events.group(grouping)));
    }
    for (int names = 0; names < 32; names++) {
      EventQuery query =
          new EventQuery(
              (names & 1) == 0 ? null : "support-bot",
              (names & 16) == 0 ? null : "production",
              (names & 2) == 0 ? null : "ticket_closed",
              (names & 4) == 0 ? null : MetricType.COST_USD,
              TimeRange.ALL,
              (names & 8) == 0 ? Map.of() : Map.of("agent", "a", "version", "1.0"),
              10,
              null);
      all.add(timeWalk.statement(1, query));
      all.add(sampleWalk.statement(query));
      all.add(replay.statement(1, query));
    }
    all.add(new SelectSamples(statements, new SelectSeries(statements)).statement("variant", 0));
    return all;
  }

  private List<String> plan(String statement) throws SQLException {
    List<String> steps = new ArrayList<>();
    try (Connection connection = database.readers().getConnection();
        Statement explain = connection.createStatement();
        ResultSet row = explain.executeQuery("EXPLAIN QUERY PLAN " + statement)) {
      while (row.next()) {
        steps.add(row.getString("detail"));
      }
    }
    return steps;
  }
}
