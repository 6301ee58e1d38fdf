package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.PoolContract;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(SqliteFixture.class)
final class SqlitePoolTest extends PoolContract {}
