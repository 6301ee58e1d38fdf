package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.AtomicContract;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(PostgresFixture.class)
final class PostgresAtomicTest extends AtomicContract {}
