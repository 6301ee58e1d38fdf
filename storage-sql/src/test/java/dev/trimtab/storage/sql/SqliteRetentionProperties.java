package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.RetentionProperties;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(SqliteFixture.class)
final class SqliteRetentionProperties extends RetentionProperties {}
