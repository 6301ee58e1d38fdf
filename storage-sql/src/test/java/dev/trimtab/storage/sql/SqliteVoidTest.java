package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.VoidContract;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(SqliteFixture.class)
final class SqliteVoidTest extends VoidContract {}
