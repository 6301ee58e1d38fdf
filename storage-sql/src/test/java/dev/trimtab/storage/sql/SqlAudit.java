package dev.trimtab.storage.sql;

import dev.trimtab.outcome.SeriesFold;
import dev.trimtab.storage.kit.MarkingFold;
import dev.trimtab.storage.kit.StoreAudit;
import dev.trimtab.storage.sql.engine.Dialect;
import dev.trimtab.tenant.TenantId;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Looks into a store through its database, whichever that is. */
record SqlAudit(String url, Dialect dialect) implements StoreAudit {
  private static final String FINDINGS =
      """
      SELECT position, content FROM finding JOIN tenant USING (tenant_id)
      WHERE name = ? AND handled_at IS NULL ORDER BY position
      """;

  @Override
  public List<String> discrepancies() {
    return Recount.verify(url, new MarkingFold());
  }

  @Override
  public List<SeriesFold.Finding> findings(TenantId tenant) {
    List<SeriesFold.Finding> findings = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(url);
        Statement all = connection.createStatement();
        PreparedStatement statement = connection.prepareStatement(FINDINGS)) {
      connection.setAutoCommit(false);
      for (String word : List.of(dialect.beginRead(), dialect.seeAll())) {
        if (!word.isEmpty()) {
          all.execute(word);
        }
      }
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
