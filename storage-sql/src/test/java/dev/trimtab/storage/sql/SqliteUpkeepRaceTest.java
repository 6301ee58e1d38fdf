package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.StoredIn;
import dev.trimtab.storage.kit.UpkeepRaceContract;

@StoredIn(SqliteFixture.class)
final class SqliteUpkeepRaceTest extends UpkeepRaceContract {}
