package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.DuplicateContract;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(PostgresFixture.class)
final class PostgresDuplicateTest extends DuplicateContract {}
