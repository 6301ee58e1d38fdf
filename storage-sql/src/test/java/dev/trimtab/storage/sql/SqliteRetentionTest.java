package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.RetentionContract;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(SqliteFixture.class)
final class SqliteRetentionTest extends RetentionContract {}
