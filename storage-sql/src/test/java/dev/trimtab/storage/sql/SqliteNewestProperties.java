package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.NewestContract;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(SqliteFixture.class)
final class SqliteNewestProperties extends NewestContract {}
