package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.StoredIn;
import dev.trimtab.storage.kit.TemplateStoreContract;

@StoredIn(PostgresFixture.class)
final class PostgresTemplateStoreTest extends TemplateStoreContract {}
