package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.AggregateContract;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(SqliteFixture.class)
final class SqliteAggregateProperties extends AggregateContract {}
