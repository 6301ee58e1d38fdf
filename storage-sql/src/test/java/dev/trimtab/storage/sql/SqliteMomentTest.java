package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.MomentContract;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(SqliteFixture.class)
final class SqliteMomentTest extends MomentContract {}
