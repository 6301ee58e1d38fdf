package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.DomainSettingsContract;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(SqliteFixture.class)
final class SqliteDomainSettingsTest extends DomainSettingsContract {}
