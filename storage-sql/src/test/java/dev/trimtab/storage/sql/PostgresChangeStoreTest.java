package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.ChangeStoreContract;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(PostgresFixture.class)
final class PostgresChangeStoreTest extends ChangeStoreContract {}
