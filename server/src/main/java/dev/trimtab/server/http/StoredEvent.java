package dev.trimtab.server.http;

import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.tenant.TenantId;

/** An event as it is answered: with the tenant it belongs to. */
record StoredEvent(TenantId tenant, OutcomeEvent event) {}
