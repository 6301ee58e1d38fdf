package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.RaceContract;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(SqliteFixture.class)
final class SqliteRaceTest extends RaceContract {}
