package dev.trimtab.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the audit log.
 *
 * @param entries newest first; may be few, even none, and still have a next page
 * @param next the cursor of the next page; null at the end
 */
public record AuditPageOut(List<AuditOut> entries, @Nullable String next) {
  public AuditPageOut {
    entries = List.copyOf(entries);
  }
}
