package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.ProcessStoreContract;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(PostgresFixture.class)
final class PostgresProcessStoreTest extends ProcessStoreContract {}
