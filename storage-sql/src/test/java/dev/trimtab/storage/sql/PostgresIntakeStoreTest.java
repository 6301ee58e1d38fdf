package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.IntakeStoreContract;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(PostgresFixture.class)
final class PostgresIntakeStoreTest extends IntakeStoreContract {}
