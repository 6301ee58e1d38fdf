package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.EnvironmentContract;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(SqliteFixture.class)
final class SqliteEnvironmentProperties extends EnvironmentContract {}
