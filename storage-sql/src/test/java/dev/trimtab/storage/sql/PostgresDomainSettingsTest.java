package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.DomainSettingsContract;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(PostgresFixture.class)
final class PostgresDomainSettingsTest extends DomainSettingsContract {}
