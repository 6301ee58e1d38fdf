package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.RollupContract;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(PostgresFixture.class)
final class PostgresRollupProperties extends RollupContract {}
