package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.StoredIn;
import dev.trimtab.storage.kit.TenantRemovalContract;

@StoredIn(PostgresFixture.class)
final class PostgresTenantRemovalTest extends TenantRemovalContract {}
