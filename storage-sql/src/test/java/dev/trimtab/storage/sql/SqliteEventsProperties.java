package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.EventsContract;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(SqliteFixture.class)
final class SqliteEventsProperties extends EventsContract {}
