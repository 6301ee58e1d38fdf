package dev.trimtab.storage.sql.event;

import dev.trimtab.outcome.OutcomeEvent;
import org.jspecify.annotations.Nullable;

/**
 * An event as it is stored.
 *
 * @param event what was submitted
 * @param tenantId the number of its tenant
 * @param position its place in the tenant
 * @param seriesId the number of its series
 * @param classId what a failure is counted under; null for other events
 */
public record StoredEvent(
    OutcomeEvent event, long tenantId, long position, long seriesId, @Nullable Integer classId) {}
