package dev.trimtab.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trimtab.operations.ProcessLimits;
import dev.trimtab.operations.ProcessProgress;
import dev.trimtab.operations.ProcessStart;
import dev.trimtab.operations.ProcessType;
import dev.trimtab.outcome.Appended;
import dev.trimtab.outcome.EventQuery;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.storage.Finding;
import dev.trimtab.storage.Storage;
import dev.trimtab.storage.kit.CountingFold;
import dev.trimtab.storage.kit.Sent;
import dev.trimtab.storage.sql.transfer.StoreTransfer;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.TenantId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** How a store on a cluster is opened, filled and kept, and what is refused. */
@EnabledIfEnvironmentVariable(
    named = CitusServer.GIVEN,
    matches = ".+",
    disabledReason = "no cluster is named in TRIMTAB_TEST_CITUS_URL")
class CitusStorageIT {
  private static final TenantId ACME = new TenantId("acme");
  private static final int NODES = 4;

  /** Enough to have rows on each server. */
  private static final int TENANTS = 4;

  private static final String MONTHS =
      "SELECT count(*) FROM pg_inherits WHERE inhparent = 'event'::regclass";

  private static final String APART =
      """
      SELECT count(*) FROM information_schema.columns c
      WHERE table_schema = 'public' AND column_name = 'tenant_id'
        AND NOT EXISTS (SELECT FROM pg_dist_partition d
          WHERE d.logicalrelid = c.table_name::regclass AND d.partmethod = 'h'
            AND column_to_column_name(d.logicalrelid, d.partkey) = 'tenant_id'
            AND d.colocationid = (SELECT colocationid FROM pg_dist_partition
              WHERE logicalrelid = 'tenant'::regclass))
      """;

  private static final String SHARDS =
      "SELECT count(*) FROM pg_dist_shard WHERE logicalrelid = 'added'::regclass";

  private static final String GUARDED =
      """
      SELECT count(*) FROM run_command_on_shards('added', $$
        SELECT relrowsecurity AND relforcerowsecurity AND 2 =
          (SELECT count(*) FROM pg_policy WHERE polrelid = c.oid)
        FROM pg_class c WHERE oid = '%s'::regclass $$)
      WHERE success AND result = 't'
      """;

  private final CitusServer server = CitusServer.shared();

  @Test
  void everyTableOfTenantsLiesTogetherByTenant() throws SQLException {
    String database = server.makeDatabase();
    try (Storage storage = open(server.settings(database))) {
      storage.upkeep(Instant.now().plus(Duration.ofDays(100)));
      assertThat(figure(database, APART)).isZero();
      assertThat(figure(database, "SELECT count(*) FROM pg_dist_partition WHERE partmethod = 'n'"))
          .as("tables that are whole on each server")
          .isEqualTo(4);
    }
    server.giveBack(database);
  }

  /** Whoever checks routes is checked: it must see a statement that asks every server. */
  @Test
  void aStatementThatAsksEveryServerIsFound() throws SQLException {
    String database = server.makeDatabase();
    open(server.settings(database)).close();
    try (Connection connection =
            new RoutedSource(new PostgresDatabase(server.settings(database)).readers())
                .getConnection();
        PreparedStatement one =
            connection.prepareStatement("SELECT count(*) FROM event WHERE tenant_id = ?");
        PreparedStatement every = connection.prepareStatement("SELECT count(*) FROM event")) {
      one.setLong(1, 1);
      one.executeQuery().close();
      assertThatThrownBy(every::executeQuery).hasMessageContaining("goes to more than one shard");
    }
    server.giveBack(database);
  }

  @Test
  void severalServersOpenAnEmptyClusterAtOnce() throws Exception {
    PostgresSettings settings = server.settings(server.makeEmptyDatabase()).withConnections(1, 1);
    List<Future<PostgresStorage>> opening = new ArrayList<>();
    try (ExecutorService nodes = Executors.newFixedThreadPool(NODES)) {
      for (int node = 0; node < NODES; node++) {
        opening.add(nodes.submit(() -> open(settings)));
      }
    }
    for (Future<PostgresStorage> node : opening) {
      try (PostgresStorage storage = node.get()) {
        assertThat(append(storage)).isInstanceOf(Appended.Stored.class);
      }
    }
  }

  /** As migrations add tables: whole on one server, while others are spread and have rows. */
  @Test
  void whatANewerVersionAddsIsSpreadAndGuardedByItsStart() throws SQLException {
    String database = server.makeEmptyDatabase();
    try (PostgresStorage older = open(server.settings(database))) {
      append(older);
    }
    PostgresServer.run(
        server.url(database, PostgresServer.OWNER),
        """
        CREATE TABLE added (tenant_id bigint NOT NULL, PRIMARY KEY (tenant_id));
        SELECT trimtab_guard('added')
        """);
    assertThat(figure(database, APART)).isOne();
    try (PostgresStorage newer = open(server.settings(database))) {
      assertThat(figure(database, APART)).isZero();
      assertThat(figure(database, GUARDED)).isEqualTo(figure(database, SHARDS)).isPositive();
      assertThat(newer.outcomes().lastPosition(ACME)).isOne();
    }
  }

  @Test
  void whatDoesNotAddUpIsFound() {
    String database = server.makeDatabase();
    try (PostgresStorage storage = open(server.settings(database))) {
      append(storage);
      assertThat(storage.inspect(true, Sent.NOW))
          .extracting(Finding::level)
          .containsOnly(Finding.Level.OK);
      server.administer(database, "UPDATE series SET event_count = event_count + 1");
      assertThat(storage.inspect(true, Sent.NOW))
          .filteredOn(finding -> finding.level() == Finding.Level.ERROR)
          .extracting(Finding::check)
          .containsExactly("recount");
    }
    server.giveBack(database);
  }

  @Test
  void aClusterWithoutWorkersIsSaid() throws SQLException {
    String database = server.makeEmptyDatabase();
    String worker =
        "SELECT citus_remove_node(nodename, nodeport) FROM pg_dist_node WHERE groupid > 0";
    server.administer(database, worker);
    server.administer(
        database,
        "SELECT citus_set_node_property(nodename, nodeport,"
            + " 'shouldhaveshards', true) FROM pg_dist_node");
    try (PostgresStorage storage = open(server.settings(database))) {
      assertThat(workers(storage)).extracting(Finding::level).containsOnly(Finding.Level.WARNING);
      assertThat(workers(storage).getFirst().found()).contains("has no worker");
    }
  }

  @Test
  void aWorkerThatWouldLoseCommitsIsSaid() {
    String database = server.makeEmptyDatabase();
    server.administerWorkers(
        database,
        "SET citus.enable_ddl_propagation = off; ALTER DATABASE %s SET synchronous_commit = off"
            .formatted(database));
    try (PostgresStorage storage = open(server.settings(database))) {
      assertThat(workers(storage))
          .isNotEmpty()
          .allSatisfy(
              finding -> {
                assertThat(finding.level()).isEqualTo(Finding.Level.ERROR);
                assertThat(finding.found()).contains("synchronous_commit = off");
              });
    }
  }

  private static List<Finding> workers(PostgresStorage storage) {
    return storage.safety().stream().filter(found -> found.check().equals("workers")).toList();
  }

  /** Two phases leave a record of what each other server has agreed to. */
  @Test
  void whatIsAuditedIsCommittedWithItsEntry() throws SQLException {
    String database = server.makeEmptyDatabase();
    String agreed = "SELECT count(*) FROM pg_dist_transaction";
    try (PostgresStorage storage = open(server.settings(database))) {
      append(storage);
      long before = figure(database, agreed);
      append(storage);
      assertThat(figure(database, agreed)).as("an append is on one server").isEqualTo(before);
      assertThat(start(storage)).isTrue();
      assertThat(figure(database, agreed)).isGreaterThan(before);
    }
  }

  private static boolean start(PostgresStorage storage) {
    ProcessStart process =
        new ProcessStart("p1", ProcessType.IMPORT, "an import", "anna", Sent.NOW, "{}", null);
    AuditEntry entry = new AuditEntry(Sent.NOW, ACME, "anna", null, "import", "p1", "{}");
    return storage
        .processes()
        .start(ACME, process, ProcessProgress.NONE, new ProcessLimits(3, 5), entry);
  }

  /** What is on other servers must be seen: nothing is dropped of which there is a row. */
  @Test
  void monthsAreMadeAheadAndDroppedWhenNothingIsLeft() throws SQLException {
    String database = server.makeEmptyDatabase();
    Instant later = Instant.now().plus(Duration.ofDays(300));
    try (PostgresStorage storage = open(server.settings(database))) {
      for (int tenant = 0; tenant < TENANTS; tenant++) {
        TenantId id = new TenantId("tenant-" + tenant);
        storage.outcomes().append(List.of(Sent.success(1).by(id)));
        long months = figure(database, MONTHS);
        storage.upkeep(later.plus(Duration.ofDays(40L * tenant)));
        assertThat(figure(database, MONTHS)).isGreaterThan(months);
        assertThat(storage.outcomes().events(id, all()).events()).hasSize(1);
        server.administer(database, "DELETE FROM event");
      }
      long months = figure(database, MONTHS);
      storage.upkeep(later.plus(Duration.ofDays(40L * TENANTS)));
      assertThat(figure(database, MONTHS)).isLessThan(months);
      assertThat(append(storage)).isInstanceOf(Appended.Stored.class);
    }
  }

  private static EventQuery all() {
    return new EventQuery(null, null, null, TimeRange.ALL, Map.of(), 10, null);
  }

  @Test
  void anEmbeddedStoreIsCarriedOver(@TempDir Path folder) {
    String database = server.makeEmptyDatabase();
    Path file = folder.resolve("trimtab.db");
    try (Storage embedded = SqliteStorage.open(SqliteSettings.of(file), new CountingFold())) {
      for (String name : List.of("acme", "globex", "initech")) {
        TenantId tenant = new TenantId(name);
        for (int event = 0; event < 300; event++) {
          embedded.outcomes().append(List.of(Sent.success(1).withId("e" + event).by(tenant)));
        }
        embedded.outcomes().voidEvent(tenant, "e5", "a test", Sent.NOW);
      }
    }
    StoreTransfer.Copied copied =
        PostgresStorage.fill(server.settings(database), file, (stage, table, rows, all) -> {});
    assertThat(copied.rows()).isGreaterThan(900);
    try (PostgresStorage storage = open(server.settings(database))) {
      assertThat(storage.outcomes().lastPosition(ACME)).isEqualTo(300);
      append(storage);
      assertThat(storage.outcomes().lastPosition(ACME)).isEqualTo(301);
      assertThat(storage.inspect(true, Sent.NOW))
          .extracting(Finding::level)
          .containsOnly(Finding.Level.OK);
    }
  }

  @Test
  void aClusterIsNoSingleServer() {
    String database = server.makeDatabase();
    PostgresSettings settings = server.settings(database);
    open(settings).close();
    assertThatThrownBy(() -> open(settings.withDistribution(Distribution.NONE)))
        .hasMessageContaining("set trimtab.storage.postgres.distribution to citus");
    server.giveBack(database);
  }

  @Test
  void aSingleServerWithTenantsIsNoCluster() {
    PostgresSettings settings = server.settings(server.makeEmptyDatabase());
    try (PostgresStorage alone = open(settings.withDistribution(Distribution.NONE))) {
      append(alone);
    }
    assertThatThrownBy(() -> open(settings))
        .hasMessageContaining("a cluster begins with an empty database");
  }

  @Test
  void aDatabaseWithoutTheExtensionIsRefused() {
    String database = server.makeEmptyDatabase();
    server.administer(database, "DROP EXTENSION citus CASCADE");
    assertThatThrownBy(() -> open(server.settings(database)))
        .hasMessageContaining("CREATE EXTENSION citus");
  }

  private static PostgresStorage open(PostgresSettings settings) {
    return PostgresStorage.open(settings, new CountingFold());
  }

  private static Appended append(PostgresStorage storage) {
    return storage.outcomes().append(List.of(Sent.success(1).by(ACME))).getFirst().getFirst();
  }

  private long figure(String database, String query) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(server.url(database, PostgresServer.OWNER));
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }
}
