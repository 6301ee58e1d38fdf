package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.MarkerStoreContract;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(SqliteFixture.class)
final class SqliteMarkerStoreTest extends MarkerStoreContract {}
