package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.AcknowledgementStoreContract;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(PostgresFixture.class)
final class PostgresAcknowledgementStoreTest extends AcknowledgementStoreContract {}
