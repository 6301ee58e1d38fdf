package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.SeriesLimitContract;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(SqliteFixture.class)
final class SqliteSeriesLimitTest extends SeriesLimitContract {}
