package dev.trimtab.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.trimtab.outcome.EventQuery;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.outcome.Selection;
import dev.trimtab.outcome.StorageException;
import dev.trimtab.outcome.Submission;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.retention.Cutoffs;
import dev.trimtab.storage.Storage;
import dev.trimtab.storage.kit.CountingFold;
import dev.trimtab.storage.kit.Sent;
import dev.trimtab.tenant.TenantId;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Events lie in months: made before they begin, dropped when nothing is left of them. */
class PostgresPartitionsTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final TenantId GLOBEX = new TenantId("globex");
  private static final String FIRST = "event_old";
  private static final String LAST = "event_later";

  /** Months begin with the one in which the database was made. */
  private final Instant now = Instant.now();

  private final PostgresServer server = PostgresServer.shared();
  private final String database = server.makeEmptyDatabase();
  private final Storage storage =
      PostgresStorage.open(server.settings(database), new CountingFold());

  @AfterEach
  void close() {
    storage.close();
  }

  @Test
  void aNewDatabaseHasTheMonthsAroundNow() throws SQLException {
    assertThat(partitions()).isEqualTo(months(-3, 2));
    storage.upkeep(now);
    assertThat(partitions()).as("nothing to do").isEqualTo(months(-3, 2));
  }

  @Test
  void aMonthIsThereBeforeItBegins() throws SQLException {
    append(ACME, "before", monthsFromNow(0));
    storage.upkeep(monthsFromNow(4));
    assertThat(partitions()).as("empty ones went, too").isEqualTo(months(0, 6));
    append(ACME, "after", monthsFromNow(4));
    assertThat(partitionOf("after")).isEqualTo(name(4));
    assertThat(ids(ACME)).containsExactly("after", "before");
  }

  @Test
  void eventsBehindTheLastMonthStayWhereTheyAre() throws SQLException {
    append(ACME, "kept", monthsFromNow(-2));
    append(ACME, "far", monthsFromNow(4));
    append(GLOBEX, "farther", monthsFromNow(5));
    assertThat(partitionOf("far")).isEqualTo(LAST);
    storage.upkeep(monthsFromNow(6));
    assertThat(partitionOf("far")).isEqualTo(name(3));
    assertThat(partitionOf("farther")).isEqualTo(name(3));
    assertThat(partitions()).contains(name(6), name(7), name(8)).doesNotContain(name(4), name(5));
    append(ACME, "new", monthsFromNow(6));
    assertThat(ids(ACME)).containsExactly("new", "far", "kept");
    assertThat(ids(GLOBEX)).containsExactly("farther");
    assertEverythingIsCounted();
  }

  @Test
  void monthsGoWhenTheLongestRetentionHasTakenTheLastOfThem() throws SQLException {
    append(ACME, "acme-old", monthsFromNow(-5));
    append(ACME, "acme-2", monthsFromNow(-2));
    append(GLOBEX, "globex-2", monthsFromNow(-2));
    append(GLOBEX, "globex-0", monthsFromNow(0));
    storage.upkeep(monthsFromNow(4));
    assertThat(partitions()).as("all are in use").isEqualTo(months(-3, 6));

    retain(ACME, monthsFromNow(-1));
    storage.upkeep(monthsFromNow(4));
    assertThat(partitions()).as("of globex something is left").isEqualTo(months(-2, 6));
    assertThat(ids(GLOBEX)).containsExactly("globex-0", "globex-2");

    retain(GLOBEX, monthsFromNow(-1));
    storage.upkeep(monthsFromNow(4));
    assertThat(partitions()).as("what is kept stays").isEqualTo(months(0, 6));
    assertThat(ids(GLOBEX)).containsExactly("globex-0");
    append(GLOBEX, "late", monthsFromNow(-2));
    assertThat(partitionOf("late")).isEqualTo(FIRST);
    assertEverythingIsCounted();
  }

  @Test
  void partitionsThatAreMadeLaterKeepTenantsApart() throws SQLException {
    storage.upkeep(monthsFromNow(9));
    append(ACME, "mine", monthsFromNow(9));
    try (Connection connection = connect(PostgresServer.APPLICATION);
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT count(*), count(*) FILTER (WHERE relrowsecurity AND relforcerowsecurity)"
                    + " FROM pg_class WHERE relispartition AND relkind = 'r'")) {
      row.next();
      assertThat(row.getLong(1)).isPositive().isEqualTo(row.getLong(2));
    }
  }

  /** As the server itself counts: how often each partition was looked at. */
  @Test
  void theNewestAreFoundInTheNewestMonth() throws SQLException {
    for (int month : List.of(-2, -1, 0)) {
      for (int number = 0; number < 30; number++) {
        append(ACME, "e" + month + "-" + number, monthsFromNow(month).plusSeconds(number));
      }
    }
    storage.close();
    List<String> before = looks();
    try (Storage again = PostgresStorage.open(server.settings(database), new CountingFold())) {
      Selection all = new Selection(MetricType.SUCCESS_RATE, null, null, TimeRange.ALL);
      Selection one = new Selection(MetricType.SUCCESS_RATE, "shop", "checkout", TimeRange.ALL);
      for (int i = 0; i < 10; i++) {
        assertThat(again.outcomes().newest(ACME, all, 20)).hasSize(20);
        assertThat(again.outcomes().newest(ACME, one, 20)).hasSize(20);
        assertThat(again.outcomes().events(ACME, list(null)).events()).hasSize(10);
        assertThat(again.outcomes().events(ACME, list("shop")).events()).hasSize(10);
      }
    }
    List<String> after = looks();
    assertThat(after).as("of the present month").doesNotContainAnyElementsOf(of(before, name(0)));
    for (String old : List.of(FIRST, name(-3), name(-2), name(-1))) {
      assertThat(of(after, old)).isEqualTo(of(before, old));
    }
  }

  private static EventQuery list(@Nullable String domain) {
    return new EventQuery(domain, null, null, TimeRange.ALL, Map.of(), 10, null);
  }

  private static List<String> of(List<String> looks, String partition) {
    return looks.stream().filter(look -> look.startsWith(partition + " ")).toList();
  }

  /** A connection tells the server what it did when it ends, at the latest. */
  private List<String> looks() throws SQLException {
    while (!texts(
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
                + " AND backend_type = 'client backend' AND pid <> pg_backend_pid()")
        .isEmpty()) {
      Thread.onSpinWait();
    }
    return texts(
        "SELECT relname || ' ' || seq_scan + idx_scan FROM pg_stat_user_tables"
            + " WHERE relname LIKE 'event\\_%' ORDER BY relname");
  }

  /** A reader that takes its time does not make everybody wait behind the upkeep. */
  @Test
  void waitsForNobodyForLong() throws SQLException {
    try (Connection reader = connect(PostgresServer.APPLICATION);
        Statement reading = reader.createStatement()) {
      reader.setAutoCommit(false);
      reading.execute("SELECT count(*) FROM event");
      assertThat(catchThrowable(() -> storage.upkeep(monthsFromNow(4))))
          .isInstanceOf(StorageException.class);
      append(ACME, "goes on", monthsFromNow(0));
    }
    storage.upkeep(monthsFromNow(4));
    assertThat(partitions()).contains(name(6));
  }

  private void append(TenantId tenant, String id, Instant at) {
    OutcomeEvent event =
        new OutcomeEvent(id, Sent.success(1).series(), 1, at, at, Sent.success(1).metadata());
    Submission.Given given = new Submission.Given(true, true, true, true);
    storage
        .outcomes()
        .append(List.of(Submission.single(tenant, new Submission.Item(event, given))));
  }

  private void retain(TenantId tenant, Instant from) {
    long day = from.atZone(ZoneOffset.UTC).toLocalDate().toEpochDay();
    storage.retention().keepFrom(tenant, new Cutoffs(day, day, 0, 0));
    while (storage.retention().removeExpired(tenant, 10).rows() > 0) {}
  }

  private List<String> ids(TenantId tenant) {
    return storage.outcomes().events(tenant, list(null)).events().stream()
        .map(OutcomeEvent::id)
        .toList();
  }

  private void assertEverythingIsCounted() {
    assertThat(Recount.verify(server.url(database, PostgresServer.APPLICATION), new CountingFold()))
        .isEmpty();
  }

  /** In the middle of a month, so many behind the present one. */
  private Instant monthsFromNow(int months) {
    return month(months).atDay(14).atTime(12, 0).toInstant(ZoneOffset.UTC);
  }

  private YearMonth month(int months) {
    return YearMonth.from(now.atZone(ZoneOffset.UTC)).plusMonths(months);
  }

  private String name(int months) {
    YearMonth month = month(months);
    return "event_%d_%02d".formatted(month.getYear(), month.getMonthValue());
  }

  private List<String> months(int from, int to) {
    List<String> names = new ArrayList<>(List.of(FIRST));
    IntStream.rangeClosed(from, to).forEach(month -> names.add(name(month)));
    names.add(LAST);
    return names;
  }

  /** In the order of time. */
  private List<String> partitions() throws SQLException {
    return texts("SELECT name FROM trimtab_partitions() ORDER BY begins NULLS FIRST");
  }

  private String partitionOf(String id) throws SQLException {
    return texts("SELECT tableoid::regclass FROM event WHERE event_id = '" + id + "'").getFirst();
  }

  private List<String> texts(String query) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Connection connection = connect(PostgresServer.OWNER);
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(new PostgresDialect().seeAll());
      try (ResultSet row = statement.executeQuery(query)) {
        while (row.next()) {
          texts.add(row.getString(1));
        }
      }
    }
    return texts;
  }

  private Connection connect(String role) throws SQLException {
    return DriverManager.getConnection(server.url(database, role));
  }
}
