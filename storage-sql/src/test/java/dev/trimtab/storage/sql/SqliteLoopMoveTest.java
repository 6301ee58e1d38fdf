package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.LoopMoveContract;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(SqliteFixture.class)
final class SqliteLoopMoveTest extends LoopMoveContract {}
