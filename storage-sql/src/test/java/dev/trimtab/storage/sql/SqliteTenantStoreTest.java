package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.StoredIn;
import dev.trimtab.storage.kit.TenantStoreContract;

@StoredIn(SqliteFixture.class)
final class SqliteTenantStoreTest extends TenantStoreContract {}
