package dev.trimtab.server.stream;

import dev.trimtab.outcome.EventQuery;
import dev.trimtab.tenant.TenantId;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What a caller wants told.
 *
 * @param tenant whose events
 * @param filter which of them
 * @param after where the stream begins; null for now
 * @param allowed asked again and again while the stream is open: false ends it
 */
public record StreamRequest(
    TenantId tenant, EventQuery filter, @Nullable Place after, BooleanSupplier allowed) {
  /**
   * A place that the caller has come to.
   *
   * @param parameter what said so, to be named where it is wrong
   */
  public record Place(String parameter, long position) {}
}
