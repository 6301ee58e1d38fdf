package dev.trimtab.storage.sql.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.chart.Chart;
import dev.trimtab.chart.ChartGrid;
import dev.trimtab.chart.ChartQuery;
import dev.trimtab.chart.Charted;
import dev.trimtab.chart.Grouping;
import dev.trimtab.chart.Statistic;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.Submission;
import dev.trimtab.storage.kit.CountingFold;
import dev.trimtab.storage.kit.Sent;
import dev.trimtab.storage.sql.SqliteDatabase;
import dev.trimtab.storage.sql.SqliteDialect;
import dev.trimtab.storage.sql.SqliteSettings;
import dev.trimtab.storage.sql.SqliteStorage;
import dev.trimtab.storage.sql.engine.ReadPool;
import dev.trimtab.tenant.TenantId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a chart says where it may not read everything, and where not everything is left. */
class ChartBoundsTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final Instant BEGIN = Instant.parse("2026-02-26T00:00:00Z");
  private static final int PER_HOUR = 3;
  private static final int HOURS = 72;

  @TempDir private Path folder;
  private SqliteDatabase database;
  private ReadPool pool;

  /** Three days of three events an hour, each in a minute of its own. */
  @BeforeEach
  void fill() {
    SqliteSettings settings = SqliteSettings.of(folder.resolve("charts.db"));
    List<Sent> events = new ArrayList<>();
    for (int i = 0; i < HOURS * PER_HOUR; i++) {
      Instant at = BEGIN.plus(Duration.ofMinutes(i * 60L / PER_HOUR));
      events.add(Sent.of("bot", "run", MetricType.LATENCY_MS, i).at(at));
    }
    try (SqliteStorage storage = SqliteStorage.open(settings, new CountingFold())) {
      storage.outcomes().append(List.of(batch(events)));
    }
    database = new SqliteDatabase(settings);
    pool = new ReadPool(database.readers(), 1, new SqliteDialect());
  }

  @AfterEach
  void close() {
    pool.close();
  }

  @Test
  void tooManyCountsAreSaidToBeTooMany() {
    ChartQuery minutes = query(Duration.ofMinutes(5), 48, new Grouping.None());

    // Of 2 days: 144 minutes with events, and 2 days to compare them with.
    assertThat(charts(146, 1).chart(ACME, minutes)).isInstanceOf(Charted.Drawn.class);
    assertThat(charts(145, 1).chart(ACME, minutes)).isEqualTo(new Charted.TooManyCounts(145));
    // Days need three rows, however many events there are.
    assertThat(charts(3, 1).chart(ACME, query(Duration.ofDays(1), 72, new Grouping.None())))
        .isInstanceOf(Charted.Drawn.class);
  }

  @Test
  void theNewestBucketsAreReadAsFarAsTheBoundReaches() {
    ChartQuery hours = query(Duration.ofHours(1), HOURS, new Grouping.Metadata("agent"));

    Chart chart = drawn(charts(1_000, 10 * PER_HOUR + 1), hours);

    assertThat(chart.completeSince()).isEqualTo(BEGIN.plus(Duration.ofHours(HOURS - 10)));
    assertThat(chart.lines().getFirst().samples()).isEqualTo(10 * PER_HOUR);
    assertThat(drawn(charts(1_000, HOURS * PER_HOUR), hours).completeSince()).isNull();
    assertThat(charts(1_000, PER_HOUR - 1).chart(ACME, hours))
        .isEqualTo(new Charted.TooManyEvents(PER_HOUR - 1));
  }

  @Test
  void countsThatWereRemovedAreNoticed() throws SQLException {
    long kept = Duration.between(Instant.EPOCH, BEGIN.plus(Duration.ofHours(30))).toMinutes();
    execute("DELETE FROM rollup WHERE level = 0 AND bucket < " + kept);

    Chart minutes = drawn(charts(9_999, 1), query(Duration.ofMinutes(30), 72, new Grouping.None()));
    assertThat(minutes.completeSince()).isEqualTo(BEGIN.plus(Duration.ofDays(2)));
    Chart hours = drawn(charts(9_999, 1), query(Duration.ofHours(1), 72, new Grouping.None()));
    assertThat(hours.completeSince()).isNull();
    assertThat(hours.lines().getFirst().samples()).isEqualTo(HOURS * PER_HOUR);
  }

  @Test
  void eventsThatWereRemovedAreNoticed() throws SQLException {
    Instant kept = BEGIN.plus(Duration.ofHours(50)).plusSeconds(60);
    execute("DELETE FROM event WHERE occurred_at < " + kept.toEpochMilli() * 1_000);
    ChartQuery query = query(Duration.ofHours(1), HOURS, new Grouping.Metadata("agent"));

    assertThat(drawn(charts(1_000, 1_000), query).completeSince())
        .isEqualTo(BEGIN.plus(Duration.ofHours(51)));
  }

  private static Submission batch(List<Sent> events) {
    return Sent.batch(ACME, events.toArray(Sent[]::new));
  }

  private ChartReads charts(int maxRows, int maxEvents) {
    return new ChartReads(pool, new Statements(new SqliteDialect()), maxRows, maxEvents);
  }

  private static Chart drawn(ChartReads charts, ChartQuery query) {
    return ((Charted.Drawn) charts.chart(ACME, query)).chart();
  }

  private static ChartQuery query(Duration step, int hours, Grouping grouping) {
    ChartGrid grid = ChartGrid.of(BEGIN, BEGIN.plus(Duration.ofHours(hours)), step);
    return new ChartQuery(MetricType.LATENCY_MS, null, null, grid, Statistic.MEAN, grouping, 10);
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.writer().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
