package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.ReplayContract;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(SqliteFixture.class)
final class SqliteReplayProperties extends ReplayContract {}
