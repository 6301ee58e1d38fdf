package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.IntakeStoreContract;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(SqliteFixture.class)
final class SqliteIntakeStoreTest extends IntakeStoreContract {}
