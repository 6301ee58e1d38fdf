package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.StoredIn;
import dev.trimtab.storage.kit.VoidContract;

@StoredIn(PostgresFixture.class)
final class PostgresVoidTest extends VoidContract {}
