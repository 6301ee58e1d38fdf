package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.ChartContract;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(PostgresFixture.class)
final class PostgresChartProperties extends ChartContract {}
