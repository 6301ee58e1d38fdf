package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.FailureClassesContract;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(PostgresFixture.class)
final class PostgresFailureClassesProperties extends FailureClassesContract {}
