package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.SilenceStoreContract;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(PostgresFixture.class)
final class PostgresSilenceStoreTest extends SilenceStoreContract {}
