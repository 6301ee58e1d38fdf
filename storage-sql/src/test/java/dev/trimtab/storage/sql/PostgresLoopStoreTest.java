package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.LoopStoreContract;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(PostgresFixture.class)
final class PostgresLoopStoreTest extends LoopStoreContract {}
