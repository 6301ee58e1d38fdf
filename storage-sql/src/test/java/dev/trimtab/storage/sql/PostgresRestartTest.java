package dev.trimtab.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trimtab.outcome.StorageException;
import dev.trimtab.storage.kit.CountingFold;
import dev.trimtab.storage.kit.Sent;
import dev.trimtab.tenant.TenantId;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that goes away and comes back: nobody has to open the store again. */
class PostgresRestartTest {
  private static final TenantId ACME = new TenantId("acme");

  @TempDir private Path folder;

  @Test
  void keepsWhatWasAcknowledgedAndGoesOn() throws IOException {
    EmbeddedPostgres first = start(0);
    int port = first.getPort();
    PostgresSettings settings = PostgresSettings.of(first.getJdbcUrl("postgres", "postgres"));
    try (PostgresStorage storage =
        PostgresStorage.open(settings.withConnections(1, 2), new CountingFold())) {
      append(storage);
      first.close();
      assertUnavailable(() -> append(storage));
      assertUnavailable(() -> storage.outcomes().lastPosition(ACME));

      try (EmbeddedPostgres second = start(port)) {
        append(storage);
        assertThat(storage.outcomes().lastPosition(ACME)).isEqualTo(2);
        assertThat(second.getPort()).isEqualTo(port);
        assertThat(Recount.verify(settings.url(), new CountingFold())).isEmpty();
      }
    }
  }

  private EmbeddedPostgres start(int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(folder.resolve("data"))
        .setCleanDataDirectory(false)
        .setPort(port)
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .start();
  }

  private static void append(PostgresStorage storage) {
    storage.outcomes().append(List.of(Sent.success(1).by(ACME)));
  }

  private static void assertUnavailable(Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            StorageException.class,
            away -> assertThat(away.kind()).isEqualTo(StorageException.Kind.UNAVAILABLE));
  }
}
