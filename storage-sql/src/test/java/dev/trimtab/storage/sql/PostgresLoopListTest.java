package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.LoopListContract;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(PostgresFixture.class)
final class PostgresLoopListTest extends LoopListContract {}
