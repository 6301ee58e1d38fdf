package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.InventoryContract;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(SqliteFixture.class)
final class SqliteInventoryProperties extends InventoryContract {}
