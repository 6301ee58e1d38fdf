package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.EnvironmentContract;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(PostgresFixture.class)
final class PostgresEnvironmentProperties extends EnvironmentContract {}
