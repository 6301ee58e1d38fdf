package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.LessonStoreContract;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(SqliteFixture.class)
final class SqliteLessonStoreTest extends LessonStoreContract {}
