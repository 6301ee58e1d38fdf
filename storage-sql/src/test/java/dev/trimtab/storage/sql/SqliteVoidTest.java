package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.StoredIn;
import dev.trimtab.storage.kit.VoidContract;

@StoredIn(SqliteFixture.class)
final class SqliteVoidTest extends VoidContract {}
