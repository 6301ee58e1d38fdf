package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.AppendContract;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(SqliteFixture.class)
final class SqliteAppendTest extends AppendContract {}
