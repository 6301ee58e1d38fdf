package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.ProcessStoreContract;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(SqliteFixture.class)
final class SqliteProcessStoreTest extends ProcessStoreContract {}
