package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.InventoryContract;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(PostgresFixture.class)
final class PostgresInventoryProperties extends InventoryContract {}
