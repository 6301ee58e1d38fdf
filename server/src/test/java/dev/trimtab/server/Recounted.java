package dev.trimtab.server;

import dev.trimtab.change.ChangeDetector;
import dev.trimtab.change.DetectorSettings;
import dev.trimtab.outcome.SeriesFold;
import dev.trimtab.storage.sql.Recount;
import java.util.List;

/** Counts the store of a server anew whose settings say nothing of how series are watched. */
public final class Recounted {
  private Recounted() {}

  /** Where what is stored differs from a recount and from a replay, in words. */
  public static List<String> discrepancies(String jdbcUrl) {
    return Recount.verify(jdbcUrl, fold());
  }

  /** What runs in its append. */
  public static SeriesFold fold() {
    return new ChangeDetector((tenant, series) -> DetectorSettings.standard());
  }
}
