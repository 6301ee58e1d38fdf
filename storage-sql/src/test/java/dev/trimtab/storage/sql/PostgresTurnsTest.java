package dev.trimtab.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.storage.Storage;
import dev.trimtab.storage.kit.CountingFold;
import dev.trimtab.storage.kit.Sent;
import dev.trimtab.storage.sql.engine.Dialect;
import dev.trimtab.storage.sql.engine.SqlWriter;
import dev.trimtab.storage.sql.engine.WriteSession;
import dev.trimtab.storage.sql.tenant.TenantNumbers;
import dev.trimtab.tenant.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;

/** Two nodes write for one tenant, one of them without a pause. */
class PostgresTurnsTest {
  private static final long ACME = 1;

  private static final String NOTE = "UPDATE tenant SET name = name || ', %s'";

  private static final String WAITING =
      """
      SELECT 1 FROM pg_locks
      WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))
      """;

  private final Dialect dialect = new PostgresDialect();
  private final PostgresServer server = PostgresServer.shared();
  private final String name = server.makeDatabase();
  private final PostgresDatabase database = new PostgresDatabase(server.settings(name));

  @BeforeEach
  void fill() {
    try (Storage storage = PostgresStorage.open(server.settings(name), new CountingFold())) {
      storage.outcomes().append(List.of(Sent.success(1).by(new TenantId("acme"))));
    }
  }

  @AfterEach
  void giveBack() {
    server.giveBack(name);
  }

  /** The one that comes back does so in one journey with its commit: none could be sooner. */
  @RepeatedTest(5)
  void whoWaitsComesBeforeWhoComesBack() throws SQLException {
    try (Connection busy = database.writer().getConnection();
        SqlWriter waiting = new SqlWriter(database.writer(), dialect, 1)) {
      busy.setAutoCommit(true);
      say(busy, "BEGIN;" + writing("busy"));
      CompletableFuture<?> written =
          CompletableFuture.runAsync(() -> waiting.inTransaction(PostgresTurnsTest::write));
      awaitOneWhoWaits(busy, written);
      say(busy, "COMMIT; BEGIN;" + writing("busy again") + "COMMIT");
      written.join();

      assertThat(names()).containsExactly("acme", "busy", "waiting", "busy again");
    }
  }

  /** Like an append: it holds the row, and leaves another version of it. */
  private static boolean write(WriteSession session) throws SQLException {
    TenantNumbers.hold(session, ACME);
    session.prepared(NOTE.formatted("waiting")).execute();
    return true;
  }

  private String writing(String who) {
    return String.join(
        ";",
        dialect.takeTurn(ACME),
        dialect.enter(ACME),
        "SELECT tenant_id FROM tenant WHERE tenant_id = 1" + dialect.hold("tenant"),
        NOTE.formatted(who),
        "");
  }

  private List<String> names() {
    try (SqlWriter reader = new SqlWriter(database.writer(), dialect, 1)) {
      return reader.inTransaction(
          session -> {
            session.enter(ACME);
            return List.of(
                session.sql().fetchValue("SELECT name FROM tenant").toString().split(", "));
          });
    }
  }

  private static void awaitOneWhoWaits(Connection busy, CompletableFuture<?> who)
      throws SQLException {
    try (PreparedStatement waiting = busy.prepareStatement(WAITING)) {
      boolean isThere = false;
      while (!isThere && !who.isDone()) {
        try (ResultSet row = waiting.executeQuery()) {
          isThere = row.next();
        }
      }
    }
  }

  private static void say(Connection connection, String statements) throws SQLException {
    try (Statement once = connection.createStatement()) {
      once.execute(statements);
    }
  }
}
