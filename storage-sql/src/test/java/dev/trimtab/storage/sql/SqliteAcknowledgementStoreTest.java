package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.AcknowledgementStoreContract;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(SqliteFixture.class)
final class SqliteAcknowledgementStoreTest extends AcknowledgementStoreContract {}
