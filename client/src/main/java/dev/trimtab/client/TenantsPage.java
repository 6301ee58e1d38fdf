package dev.trimtab.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of tenants.
 *
 * @param tenants by name
 * @param next the cursor of the next page; null on the last
 */
public record TenantsPage(List<TenantOut> tenants, @Nullable String next) {}
