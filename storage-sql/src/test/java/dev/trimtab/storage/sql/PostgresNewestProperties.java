package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.NewestContract;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(PostgresFixture.class)
final class PostgresNewestProperties extends NewestContract {}
