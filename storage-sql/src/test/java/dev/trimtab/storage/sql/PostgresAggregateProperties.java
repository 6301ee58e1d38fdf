package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.AggregateContract;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(PostgresFixture.class)
final class PostgresAggregateProperties extends AggregateContract {}
