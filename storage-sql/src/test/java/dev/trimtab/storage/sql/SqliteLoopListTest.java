package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.LoopListContract;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(SqliteFixture.class)
final class SqliteLoopListTest extends LoopListContract {}
