package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.RollupContract;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(SqliteFixture.class)
final class SqliteRollupProperties extends RollupContract {}
