package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.StoredIn;
import dev.trimtab.storage.kit.TemplateStoreContract;

@StoredIn(SqliteFixture.class)
final class SqliteTemplateStoreTest extends TemplateStoreContract {}
