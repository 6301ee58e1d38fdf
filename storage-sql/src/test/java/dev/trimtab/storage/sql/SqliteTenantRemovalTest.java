package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.StoredIn;
import dev.trimtab.storage.kit.TenantRemovalContract;

@StoredIn(SqliteFixture.class)
final class SqliteTenantRemovalTest extends TenantRemovalContract {}
