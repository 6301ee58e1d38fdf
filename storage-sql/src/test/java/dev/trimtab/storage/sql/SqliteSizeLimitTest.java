package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.SizeLimitContract;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(SqliteFixture.class)
final class SqliteSizeLimitTest extends SizeLimitContract {}
