package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.MomentContract;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(PostgresFixture.class)
final class PostgresMomentTest extends MomentContract {}
