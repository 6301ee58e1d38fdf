package dev.trimtab.storage.sql;

import dev.trimtab.outcome.SeriesFold;
import dev.trimtab.storage.Storage;
import dev.trimtab.storage.kit.StorageFixture;
import dev.trimtab.storage.kit.StoreAudit;
import dev.trimtab.storage.kit.StoreLimits;
import dev.trimtab.tenant.TenantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A SQLite store in a folder of its own. */
public final class SqliteFixture implements StorageFixture {
  private final Path folder;

  public SqliteFixture() throws IOException {
    this.folder = Files.createTempDirectory("trimtab-store-");
  }

  @Override
  public Storage open(SeriesFold fold, StoreLimits limits) {
    return SqliteStorage.open(
        SqliteSettings.of(file())
            .withMaxBytes(limits.maxBytes())
            .withSeriesPerTenant(limits.seriesPerTenant()),
        fold);
  }

  @Override
  public StoreAudit audit() {
    return new StoreAudit() {
      @Override
      public List<String> discrepancies() {
        return Recount.verifyWithCountingFold(url());
      }

      @Override
      public List<SeriesFold.Finding> findings(TenantId tenant) {
        return findingsOf(tenant);
      }
    };
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private Path file() {
    return folder.resolve("store.db");
  }

  private String url() {
    return "jdbc:sqlite:" + file();
  }

  private List<SeriesFold.Finding> findingsOf(TenantId tenant) {
    String sql =
        """
        SELECT position, content FROM finding JOIN tenant USING (tenant_id)
        WHERE name = ? AND handled_at IS NULL ORDER BY position
        """;
    List<SeriesFold.Finding> findings = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(url());
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, tenant.value());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          findings.add(new SeriesFold.Finding(row.getLong(1), row.getBytes(2)));
        }
      }
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
    return findings;
  }
}
