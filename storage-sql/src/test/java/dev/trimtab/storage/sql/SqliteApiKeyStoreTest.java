package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.ApiKeyStoreContract;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(SqliteFixture.class)
final class SqliteApiKeyStoreTest extends ApiKeyStoreContract {}
