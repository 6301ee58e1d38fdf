package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.ReplayContract;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(PostgresFixture.class)
final class PostgresReplayProperties extends ReplayContract {}
