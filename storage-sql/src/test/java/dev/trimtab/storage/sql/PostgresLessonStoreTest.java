package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.LessonStoreContract;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(PostgresFixture.class)
final class PostgresLessonStoreTest extends LessonStoreContract {}
