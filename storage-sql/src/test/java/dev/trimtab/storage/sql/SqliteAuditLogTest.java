package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.AuditLogContract;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(SqliteFixture.class)
final class SqliteAuditLogTest extends AuditLogContract {}
