package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.ChartContract;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(SqliteFixture.class)
final class SqliteChartProperties extends ChartContract {}
