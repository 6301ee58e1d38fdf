package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.LoopStoreContract;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(SqliteFixture.class)
final class SqliteLoopStoreTest extends LoopStoreContract {}
