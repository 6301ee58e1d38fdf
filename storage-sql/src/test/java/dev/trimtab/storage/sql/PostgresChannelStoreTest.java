package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.ChannelStoreContract;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(PostgresFixture.class)
final class PostgresChannelStoreTest extends ChannelStoreContract {}
