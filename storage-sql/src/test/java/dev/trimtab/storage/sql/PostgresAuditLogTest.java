package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.AuditLogContract;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(PostgresFixture.class)
final class PostgresAuditLogTest extends AuditLogContract {}
