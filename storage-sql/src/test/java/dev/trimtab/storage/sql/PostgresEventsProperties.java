package dev.trimtab.storage.sql;

import dev.trimtab.storage.kit.EventsContract;
import dev.trimtab.storage.kit.StoredIn;

@StoredIn(PostgresFixture.class)
final class PostgresEventsProperties extends EventsContract {}
