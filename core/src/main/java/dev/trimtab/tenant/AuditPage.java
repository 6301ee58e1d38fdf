package dev.trimtab.tenant;

import dev.trimtab.tenant.AuditQuery.Cursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the audit log.
 *
 * @param entries newest first; may be few, even none, and still have a next page
 * @param next where the next page begins; null at the end
 */
public record AuditPage(List<AuditEntry> entries, @Nullable Cursor next) {
  public AuditPage {
    entries = List.copyOf(entries);
  }
}
