package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.PoolContract;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(PostgresFixture.class)
final class PostgresPoolTest extends PoolContract {}
