package dev.trimtab.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.trimtab.storage.Storage;
import dev.trimtab.storage.kit.CountingFold;
import dev.trimtab.storage.kit.Sent;
import dev.trimtab.storage.sql.engine.Dialect;
import dev.trimtab.storage.sql.engine.ReadPool;
import dev.trimtab.storage.sql.engine.ReadSession;
import dev.trimtab.storage.sql.engine.SqlWriter;
import dev.trimtab.storage.sql.engine.WriteSession;
import dev.trimtab.tenant.TenantId;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds inside the transactions of a store on a server. */
class PostgresSessionTest {
  private static final long ACME = 1;
  private static final String SECRET = "sent by a customer";

  private final Dialect dialect = new PostgresDialect();
  private final PostgresServer server = PostgresServer.shared();
  private final String name = server.makeDatabase();
  private final PostgresDatabase database = new PostgresDatabase(server.settings(name));

  @BeforeEach
  void fill() {
    try (Storage storage = PostgresStorage.open(server.settings(name), new CountingFold())) {
      storage.outcomes().append(List.of(Sent.success(1).by(new TenantId("acme"))));
      storage.outcomes().append(List.of(Sent.success(1).by(new TenantId("globex"))));
    }
  }

  @AfterEach
  void giveBack() {
    server.giveBack(name);
  }

  @Test
  void noWriteWaitsForEver() {
    try (SqlWriter writer = new SqlWriter(database.writer(), dialect, 1)) {
      for (int transaction = 0; transaction < 2; transaction++) {
        List<String> said =
            writer.inTransaction(
                session ->
                    List.of(
                        setting(session, "transaction_isolation"),
                        setting(session, "lock_timeout"),
                        setting(session, "idle_in_transaction_session_timeout")));
        assertThat(said).containsExactly("read committed", "10s", "30s");
      }
    }
  }

  @Test
  void noFailureTellsWhatWasSent() {
    try (SqlWriter writer = new SqlWriter(database.writer(), dialect, 1)) {
      StringWriter told = new StringWriter();
      catchThrowable(() -> writer.inTransaction(PostgresSessionTest::twoOfOneId))
          .printStackTrace(new PrintWriter(told));

      assertThat(told.toString()).contains("event_key").doesNotContain(SECRET);
    }
  }

  /** Inside one moment the next tenant is seen alone, though all were seen just before. */
  @Test
  void whoWasSeenWithAllIsNotSeenWithOne() {
    try (ReadPool reads = new ReadPool(database.readers(), 1, dialect)) {
      List<Integer> seen =
          reads.snapshot(
              _ -> {
                int all =
                    reads.snapshot(
                        session -> {
                          session.seeAll();
                          return events(session);
                        });
                int one =
                    reads.snapshot(
                        session -> {
                          session.enter(ACME);
                          return events(session);
                        });
                return List.of(all, one);
              });

      assertThat(seen).containsExactly(2, 1);
    }
  }

  private static int events(ReadSession session) {
    return session.sql().fetchCount(session.sql().select().from("event"));
  }

  private static String setting(WriteSession session, String setting) {
    return String.valueOf(session.sql().fetchValue("SHOW " + setting));
  }

  private static int twoOfOneId(WriteSession session) throws SQLException {
    session.enter(ACME);
    PreparedStatement insert =
        session.prepared("INSERT INTO event_key (tenant_id, event_id, position) VALUES (1, ?, 1)");
    for (int twice = 0; twice < 2; twice++) {
      insert.setString(1, SECRET);
      insert.addBatch();
    }
    return insert.executeBatch().length;
  }
}
