package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.SizeLimitContract;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(PostgresFixture.class)
final class PostgresSizeLimitTest extends SizeLimitContract {}
