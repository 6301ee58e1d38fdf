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

/** The database itself keeps tenants apart, whatever a statement asks for. */
class RowSecurityTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final TenantId GLOBEX = new TenantId("globex");
  private static final String REFUSED = "42501";

  private static final String INSERT =
      "INSERT INTO event_key (tenant_id, event_id, position) VALUES (%d, 'x', 9)";

  private final PostgresServer server = PostgresServer.shared();
  private final String database = server.makeDatabase();
  private Connection connection;
  private long acme;
  private long globex;

  @BeforeEach
  void fill() throws SQLException {
    try (Storage storage = PostgresStorage.open(server.settings(database), new CountingFold())) {
      storage.outcomes().append(List.of(Sent.success(1).withId("a").by(ACME)));
      storage.outcomes().append(List.of(Sent.success(1).withId("b").by(GLOBEX)));
    }
    connect(PostgresServer.APPLICATION);
    acme = figure("SELECT number FROM tenant_name WHERE name = 'acme'");
    globex = figure("SELECT number FROM tenant_name WHERE name = 'globex'");
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
    server.giveBack(database);
  }

  @Test
  void whoSaysNothingSeesNothing() throws SQLException {
    for (String table : tablesOfTenants()) {
      assertThat(figure("SELECT count(*) FROM " + table)).as(table).isZero();
    }
    assertRefused(INSERT.formatted(acme));
  }

  @Test
  void whoSaysATenantSeesAndWritesThatOneAlone() throws SQLException {
    enter(acme);
    assertThat(figure("SELECT count(*) FROM event")).isOne();
    assertThat(figure("SELECT count(*) FROM event WHERE tenant_id = " + globex)).isZero();
    assertThat(change("UPDATE event SET value = 0 WHERE tenant_id = " + globex)).isZero();
    assertThat(change("DELETE FROM event_key WHERE tenant_id = " + globex)).isZero();
    assertThat(change(INSERT.formatted(acme))).isOne();
    assertRefused(INSERT.formatted(globex));
  }

  @Test
  void noRowIsMovedToAnotherTenant() throws SQLException {
    enter(acme);
    assertRefused("UPDATE event_key SET tenant_id = " + globex);
  }

  @Test
  void whoSeesAllWritesNone() throws SQLException {
    execute(new PostgresDialect().seeAll());
    assertThat(figure("SELECT count(*) FROM event")).isEqualTo(2);
    assertThat(change("UPDATE event SET value = 0")).isZero();
    assertThat(change("DELETE FROM event")).isZero();
    assertRefused(INSERT.formatted(acme));
  }

  @Test
  void aTenantIsForgottenWithItsTransaction() throws SQLException {
    enter(acme);
    connection.rollback();
    assertThat(figure("SELECT count(*) FROM event")).isZero();
  }

  /** Nor does the owner, whom PostgreSQL would let pass where it is not told otherwise. */
  @Test
  void theOwnerSeesNoMore() throws SQLException {
    connection.close();
    connect(PostgresServer.OWNER);
    assertThat(figure("SELECT count(*) FROM event")).isZero();
  }

  @Test
  void theApplicationIsNotTheOwner() throws SQLException {
    assertRefused("ALTER TABLE event DISABLE ROW LEVEL SECURITY");
    assertRefused("DROP POLICY of_one_tenant ON event");
    assertRefused("DELETE FROM audit_entry");
    assertRefused("UPDATE flyway_schema_history SET success = false");
  }

  /** Every table there is, those that are added later too. */
  @Test
  void everyTableOfTenantsHasItsPolicies() throws SQLException {
    List<String> tables = tablesOfTenants();
    assertThat(tables).contains("tenant", "event", "rollup").hasSizeGreaterThan(15);
    for (String table : tables) {
      assertThat(
              figure(
                  "SELECT count(*) FROM pg_class WHERE oid = '%s'::regclass AND relrowsecurity AND relforcerowsecurity"
                      .formatted(table)))
          .as("forced on " + table)
          .isOne();
      assertThat(figure("SELECT count(*) FROM pg_policies WHERE tablename = '" + table + "'"))
          .as("policies of " + table)
          .isEqualTo(2);
    }
  }

  private List<String> tablesOfTenants() throws SQLException {
    List<String> tables = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT table_name FROM information_schema.columns"
                    + " WHERE table_schema = 'public' AND column_name = 'tenant_id'")) {
      while (row.next()) {
        tables.add(row.getString(1));
      }
    }
    return tables;
  }

  private void connect(String role) throws SQLException {
    connection = DriverManager.getConnection(server.url(database, role));
    connection.setAutoCommit(false);
  }

  private void enter(long tenant) throws SQLException {
    execute(new PostgresDialect().enter(tenant));
  }

  private void execute(String statement) throws SQLException {
    change(statement);
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
