package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.RaceContract;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(PostgresFixture.class)
final class PostgresRaceTest extends RaceContract {}
