package dev.trimtab.storage.sql.append;

import dev.trimtab.outcome.Appended;
import java.util.Collection;
import java.util.List;

/**
 * What a group will do, worked out before anything is written.
 *
 * @param results what becomes of each item of each submission once it is written
 * @param tenants what is written, by tenant
 */
record AppendPlan(List<List<Appended>> results, Collection<TenantPlan> tenants) {}
