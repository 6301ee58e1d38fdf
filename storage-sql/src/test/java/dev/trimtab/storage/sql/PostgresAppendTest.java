package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.AppendContract;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(PostgresFixture.class)
final class PostgresAppendTest extends AppendContract {}
