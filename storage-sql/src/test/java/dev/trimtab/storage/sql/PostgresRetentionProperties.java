package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.RetentionProperties;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(PostgresFixture.class)
final class PostgresRetentionProperties extends RetentionProperties {}
