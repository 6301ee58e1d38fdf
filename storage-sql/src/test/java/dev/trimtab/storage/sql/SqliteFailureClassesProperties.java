package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.FailureClassesContract;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(SqliteFixture.class)
final class SqliteFailureClassesProperties extends FailureClassesContract {}
