package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.LoopMoveContract;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(PostgresFixture.class)
final class PostgresLoopMoveTest extends LoopMoveContract {}
