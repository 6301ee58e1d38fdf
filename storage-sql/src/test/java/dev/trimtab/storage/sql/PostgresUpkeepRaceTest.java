package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.StoredIn;
import dev.trimtab.storage.kit.UpkeepRaceContract;

@StoredIn(PostgresFixture.class)
final class PostgresUpkeepRaceTest extends UpkeepRaceContract {}
