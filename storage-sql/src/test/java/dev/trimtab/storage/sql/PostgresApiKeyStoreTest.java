package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.ApiKeyStoreContract;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(PostgresFixture.class)
final class PostgresApiKeyStoreTest extends ApiKeyStoreContract {}
