package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.AtomicContract;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(SqliteFixture.class)
final class SqliteAtomicTest extends AtomicContract {}
