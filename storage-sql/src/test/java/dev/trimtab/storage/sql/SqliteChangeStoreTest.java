package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.ChangeStoreContract;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(SqliteFixture.class)
final class SqliteChangeStoreTest extends ChangeStoreContract {}
