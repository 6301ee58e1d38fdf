package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.DuplicateContract;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(SqliteFixture.class)
final class SqliteDuplicateTest extends DuplicateContract {}
