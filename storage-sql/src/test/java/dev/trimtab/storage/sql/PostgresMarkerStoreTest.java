package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.MarkerStoreContract;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(PostgresFixture.class)
final class PostgresMarkerStoreTest extends MarkerStoreContract {}
