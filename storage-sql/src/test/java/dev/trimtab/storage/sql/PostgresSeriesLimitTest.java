package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.SeriesLimitContract;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(PostgresFixture.class)
final class PostgresSeriesLimitTest extends SeriesLimitContract {}
