package dev.trimtab.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trimtab.storage.Storage;
import dev.trimtab.storage.kit.CountingFold;
import dev.trimtab.storage.kit.Sent;
import dev.trimtab.tenant.TenantId;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Tenants are kept apart where their rows are, by what a transaction said where it began. */
@EnabledIfEnvironmentVariable(
    named = CitusServer.GIVEN,
    matches = ".+",
    disabledReason = "no cluster is named in TRIMTAB_TEST_CITUS_URL")
class CitusSecurityIT {
  /** More than there are shards, so that each server has some. */
  private static final int TENANTS = 12;

  private static final String REFUSED = "42501";

  private static final String INSERT =
      "INSERT INTO event_key (tenant_id, event_id, position) VALUES (%d, 'x', 9)";

  private static final PostgresDialect DIALECT = new PostgresDialect(Distribution.CITUS);

  private final CitusServer server = CitusServer.shared();
  private final String database = server.makeDatabase();
  private final List<Long> numbers = new ArrayList<>();
  private Connection connection;

  @BeforeEach
  void fill() throws SQLException {
    try (Storage storage = PostgresStorage.open(server.settings(database), new CountingFold())) {
      for (int tenant = 0; tenant < TENANTS; tenant++) {
        TenantId id = new TenantId("tenant-" + tenant);
        storage.outcomes().append(List.of(Sent.success(1).withId("a").by(id)));
      }
    }
    connect(PostgresServer.APPLICATION);
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT number FROM tenant_name ORDER BY number")) {
      while (row.next()) {
        numbers.add(row.getLong(1));
      }
    }
    connection.rollback();
    assertThat(numbers).hasSize(TENANTS);
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
    server.giveBack(database);
  }

  @Test
  void whoSaysNothingSeesAndWritesNothing() throws SQLException {
    for (long number : numbers) {
      begin();
      assertNothingOf(number);
      assertRefused(INSERT.formatted(number));
    }
    begin();
    for (String table : tablesOfTenants()) {
      assertThat(figure("SELECT count(*) FROM " + table)).as(table).isZero();
    }
  }

  @Test
  void whoSaysATenantSeesAndWritesThatOneAlone() throws SQLException {
    for (int tenant = 0; tenant < TENANTS; tenant++) {
      long own = numbers.get(tenant);
      long other = numbers.get((tenant + 1) % TENANTS);
      begin();
      say(DIALECT.enter(own));
      assertThat(events(own)).isOne();
      assertThat(figure("SELECT count(*) FROM event")).as("of all servers").isOne();
      assertThat(change(INSERT.formatted(own))).isOne();
      assertNothingOf(other);
      assertRefused(INSERT.formatted(other));
    }
  }

  /** What was said goes to servers that take part already as well. */
  @Test
  void whoSaysAnotherTenantLeavesTheFirst() throws SQLException {
    begin();
    say(DIALECT.seeAll());
    assertThat(figure("SELECT count(*) FROM event")).isEqualTo(TENANTS);
    say(DIALECT.seeOne());
    for (int tenant = 1; tenant < TENANTS; tenant++) {
      say(DIALECT.enter(numbers.get(tenant)));
      assertThat(events(numbers.get(tenant))).isOne();
      assertNothingOf(numbers.get(tenant - 1));
    }
  }

  @Test
  void whoSeesAllWritesNone() throws SQLException {
    begin();
    say(DIALECT.seeAll());
    assertThat(figure("SELECT count(*) FROM event")).isEqualTo(TENANTS);
    for (long number : numbers) {
      assertThat(change("DELETE FROM event WHERE tenant_id = " + number)).isZero();
    }
    assertRefused(INSERT.formatted(numbers.getFirst()));
  }

  /** The connections between servers stay open behind it. */
  @Test
  void aTenantIsForgottenWithItsTransaction() throws SQLException {
    for (long number : numbers) {
      begin();
      say(DIALECT.enter(number));
      assertThat(events(number)).isOne();
      connection.commit();
      begin();
      assertNothingOf(number);
      connection.rollback();
    }
  }

  /** The dialect has it handed on: what is said here alone opens nothing there. */
  @Test
  void whatIsNotHandedOnShowsNothing() throws SQLException {
    for (long number : numbers) {
      say(DIALECT.enter(number));
      assertNothingOf(number);
      connection.rollback();
    }
  }

  @Test
  void theOwnerSeesNoMore() throws SQLException {
    connection.close();
    connect(PostgresServer.OWNER);
    for (long number : numbers) {
      begin();
      assertNothingOf(number);
      connection.rollback();
    }
  }

  @Test
  void everyShardIsGuarded() throws SQLException {
    begin();
    for (String table : tablesOfTenants()) {
      assertThat(
              figure(
                  """
                  SELECT count(*) FROM run_command_on_shards('%s', $$
                    SELECT relrowsecurity AND relforcerowsecurity AND 2 =
                      (SELECT count(*) FROM pg_policy WHERE polrelid = c.oid)
                    FROM pg_class c WHERE oid = '%%s'::regclass $$)
                  WHERE NOT success OR result <> 't'
                  """
                      .formatted(table)))
          .as(table)
          .isZero();
    }
  }

  private void assertNothingOf(long number) throws SQLException {
    assertThat(events(number)).isZero();
    assertThat(change("UPDATE event SET value = 0 WHERE tenant_id = " + number)).isZero();
    assertThat(change("DELETE FROM event_key WHERE tenant_id = " + number)).isZero();
  }

  private long events(long number) throws SQLException {
    return figure("SELECT count(*) FROM event WHERE tenant_id = " + number);
  }

  private List<String> tablesOfTenants() throws SQLException {
    List<String> tables = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT logicalrelid::text FROM pg_dist_partition WHERE partmethod = 'h'")) {
      while (row.next()) {
        tables.add(row.getString(1));
      }
    }
    assertThat(tables).contains("tenant", "event", "event_old", "rollup");
    return tables;
  }

  private void connect(String role) throws SQLException {
    connection = DriverManager.getConnection(server.url(database, role));
    connection.setAutoCommit(false);
  }

  private void begin() throws SQLException {
    say(DIALECT.beginWrite());
  }

  private void say(String statement) throws SQLException {
    try (Statement once = connection.createStatement()) {
      once.execute(statement);
    }
  }

  private int change(String statement) throws SQLException {
    try (Statement once = connection.createStatement()) {
      return once.executeUpdate(statement);
    }
  }

  private void assertRefused(String statement) throws SQLException {
    assertThatThrownBy(() -> change(statement))
        .as(statement)
        .isInstanceOfSatisfying(
            SQLException.class, refused -> assertThat(refused.getSQLState()).isEqualTo(REFUSED));
    connection.rollback();
  }

  private long figure(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      return row.next() ? row.getLong(1) : -1;
    }
  }
}
