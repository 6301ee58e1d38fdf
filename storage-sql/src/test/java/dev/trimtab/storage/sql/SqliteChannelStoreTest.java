package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.ChannelStoreContract;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(SqliteFixture.class)
final class SqliteChannelStoreTest extends ChannelStoreContract {}
