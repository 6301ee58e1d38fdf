package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.RetentionContract;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(PostgresFixture.class)
final class PostgresRetentionTest extends RetentionContract {}
