package dev.trimtab.storage.kit;

import dev.trimtab.outcome.SeriesFold;
import dev.trimtab.tenant.TenantId;
import java.util.List;

/** Looks into a store behind its ports. */
public interface StoreAudit {
  /**
   * Where what is stored differs from a recount of the events, in words: positions, totals,
   * rollups, failure rollups, and the states of {@link MarkingFold}. Empty where all is right.
   */
  List<String> discrepancies();

  /** What the fold found in a tenant's series, by position. */
  List<SeriesFold.Finding> findings(TenantId tenant);
}
