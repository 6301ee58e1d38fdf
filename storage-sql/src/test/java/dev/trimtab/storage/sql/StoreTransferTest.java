package dev.trimtab.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trimtab.context.Marker;
import dev.trimtab.context.MarkerKind;
import dev.trimtab.outcome.EventQuery;
import dev.trimtab.outcome.Metadata;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.StorageException;
import dev.trimtab.outcome.TimeRange;
import dev.trimtab.storage.Storage;
import dev.trimtab.storage.kit.CountingFold;
import dev.trimtab.storage.kit.Sent;
import dev.trimtab.storage.sql.transfer.StoreTransfer;
import dev.trimtab.storage.sql.transfer.TransferObserver;
import dev.trimtab.storage.sql.transfer.TransferObserver.Stage;
import dev.trimtab.tenant.TenantId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything an embedded store holds gets to PostgreSQL, once, or it is said what did not. */
class StoreTransferTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final TenantId GLOBEX = new TenantId("globex");
  private static final int MANY = 12_000;
  private static final TransferObserver NOBODY = (stage, table, rows, all) -> {};

  @TempDir private Path folder;
  private final PostgresServer server = PostgresServer.shared();
  private final String database = server.makeEmptyDatabase();
  private Path file;

  @BeforeEach
  void fill() {
    file = folder.resolve("trimtab.db");
    try (Storage embedded = embedded()) {
      for (int i = 0; i < MANY; i += 1_000) {
        embedded.outcomes().append(List.of(Sent.batch(ACME, events(i, 1_000))));
      }
      embedded.outcomes().append(List.of(Sent.batch(GLOBEX, events(0, 3))));
      embedded.outcomes().voidEvent(ACME, "e5", "a test", Sent.NOW);
      embedded
          .markers()
          .add(
              ACME,
              new Marker("m", "shop", MarkerKind.DEPLOY, "v2", null, null, Sent.NOW, Sent.NOW),
              true);
    }
  }

  @Test
  void bothHoldTheSameAndTheCopyGoesOn() {
    StoreTransfer.Copied copied = transfer(NOBODY);
    assertThat(copied.rows()).isGreaterThan(MANY);
    try (Storage there = there();
        Storage here = embedded()) {
      for (TenantId tenant : List.of(ACME, GLOBEX)) {
        assertThat(there.outcomes().events(tenant, all()))
            .isEqualTo(here.outcomes().events(tenant, all()));
        assertThat(there.outcomes().inventory(tenant, null, 10))
            .isEqualTo(here.outcomes().inventory(tenant, null, 10));
        assertThat(there.outcomes().lastPosition(tenant))
            .isEqualTo(here.outcomes().lastPosition(tenant));
      }
      assertThat(there.markers().marker(ACME, "m")).isEqualTo(here.markers().marker(ACME, "m"));
      there.outcomes().append(List.of(Sent.batch(ACME, events(MANY, 10))));
      there.outcomes().append(List.of(Sent.success(1).by(new TenantId("initech"))));
      assertThat(there.outcomes().lastPosition(ACME)).isEqualTo(MANY + 10);
    }
    assertThat(Recount.verify(server.url(database, PostgresServer.APPLICATION), new CountingFold()))
        .isEmpty();
  }

  /** As often as it takes, each time a little further: as if it were killed in between. */
  @Test
  void goesOnWhereItWasStopped() {
    List<Long> reached = new ArrayList<>();
    for (long end : new long[] {1, 6_000, 11_000, 16_000}) {
      assertThatThrownBy(
              () ->
                  transfer(
                      (stage, table, rows, all) -> {
                        if (rows >= end) {
                          reached.add(rows);
                          throw new IllegalStateException("killed");
                        }
                      }))
          .hasMessage("killed");
      assertThatThrownBy(this::there).hasMessageContaining("run trimtab migrate again");
    }
    assertThat(reached).isSorted().doesNotHaveDuplicates();
    transfer(NOBODY);
    try (Storage there = there()) {
      assertThat(there.outcomes().lastPosition(ACME)).isEqualTo(MANY);
    }
    assertThat(Recount.verify(server.url(database, PostgresServer.APPLICATION), new CountingFold()))
        .isEmpty();
  }

  @Test
  void whatDiffersIsFoundAndNamed() {
    boolean[] changed = {false};
    assertThatThrownBy(
            () ->
                transfer(
                    (stage, table, rows, all) -> {
                      if (stage == Stage.VERIFYING && !changed[0]) {
                        changed[0] = true;
                        server.administer(
                            database,
                            "UPDATE event SET value = value + 1e-12 WHERE position = 7000");
                      }
                    }))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("differs in table event of tenant number 1");
    assertThatThrownBy(this::there).hasMessageContaining("run trimtab migrate again");
  }

  @Test
  void aDatabaseInUseIsLeftAlone() {
    try (Storage there = there()) {
      there.outcomes().append(List.of(Sent.success(1).by(GLOBEX)));
    }
    assertThatThrownBy(() -> transfer(NOBODY)).hasMessageContaining("holds data already");
    try (Storage there = there()) {
      assertThat(there.outcomes().lastPosition(GLOBEX)).isEqualTo(1);
      assertThat(there.outcomes().lastPosition(ACME)).isZero();
    }
  }

  @Test
  void aDatabaseThatIsFilledFromElsewhereIsLeftAlone() {
    assertThatThrownBy(
            () ->
                transfer(
                    (stage, table, rows, all) -> {
                      throw new IllegalStateException("killed");
                    }))
        .hasMessage("killed");
    Path other = folder.resolve("other.db");
    SqliteStorage.open(SqliteSettings.of(other), new CountingFold()).close();
    assertThatThrownBy(() -> PostgresStorage.fill(server.settings(database), other, NOBODY))
        .hasMessageContaining("is being filled from")
        .hasMessageContaining("trimtab.db");
  }

  private StoreTransfer.Copied transfer(TransferObserver observer) {
    return PostgresStorage.fill(server.settings(database), file, observer);
  }

  private Storage embedded() {
    return SqliteStorage.open(SqliteSettings.of(file), new CountingFold());
  }

  private Storage there() {
    return PostgresStorage.open(server.settings(database), new CountingFold());
  }

  private static EventQuery all() {
    return new EventQuery(null, null, null, TimeRange.ALL, Map.of(), 1_000, null);
  }

  private static Sent[] events(int from, int count) {
    MetricType[] types = MetricType.values();
    Sent[] events = new Sent[count];
    for (int i = 0; i < count; i++) {
      int number = from + i;
      MetricType type = types[number % types.length];
      Sent sent =
          Sent.of(
                  "d" + number % 7,
                  "t",
                  type,
                  type == MetricType.FAILURE_CLASS ? 1 : 0.1 * (number % 10))
              .at(Sent.NOW.minusSeconds(number * 600L))
              .with(new Metadata("{\"n\":" + number + ",\"text\":\"\\u0000 ü 🛶\"}", null));
      events[i] = number % 3 == 2 ? sent.withId("e" + number) : sent;
    }
    return events;
  }
}
