package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.SilenceStoreContract;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(SqliteFixture.class)
final class SqliteSilenceStoreTest extends SilenceStoreContract {}
