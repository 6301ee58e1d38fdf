package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.StoredIn;
import dev.trimtab.storage.kit.TenantStoreContract;

@StoredIn(PostgresFixture.class)
final class PostgresTenantStoreTest extends TenantStoreContract {}
