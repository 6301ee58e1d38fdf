package dev.trimtab.storage.sql;

import dev.trimtab.outcome.SeriesFold;
import dev.trimtab.storage.Storage;
import dev.trimtab.storage.kit.StorageFixture;
import dev.trimtab.storage.kit.StoreAudit;
import dev.trimtab.storage.kit.StoreLimits;

/** A PostgreSQL store in a database of its own. */
public final class PostgresFixture implements StorageFixture {
  private static final String ROOM =
      "DROP FUNCTION IF EXISTS full_disk() CASCADE; DROP FUNCTION IF EXISTS event_bytes()";

  private final PostgresServer server = PostgresServer.shared();
  private final String database = server.makeDatabase();

  @Override
  public Storage open(SeriesFold fold, StoreLimits limits) {
    server.administer(database, ROOM);
    if (limits.maxBytes() != null) {
      server.administer(database, fullBeyond(limits.maxBytes()));
    }
    return PostgresStorage.open(
        server.settings(database).withSeriesPerTenant(limits.seriesPerTenant()), fold);
  }

  /**
   * Stands for a disk that is full, which no test can have: beyond so much more than there is by
   * now, which may be what other tests left of partitions, the server says what it would say then.
   * Texts are left as long as they are, so that the size is that of what is written.
   */
  private static String fullBeyond(long bytes) {
    return """
        ALTER TABLE event ALTER metadata SET STORAGE EXTERNAL;
        CREATE FUNCTION event_bytes() RETURNS numeric LANGUAGE sql AS $$
          SELECT coalesce(sum(pg_total_relation_size(inhrelid)), 0) FROM pg_inherits
          WHERE inhparent = 'event'::regclass
        $$;
        DO $do$ BEGIN
          EXECUTE format($function$
            CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              IF event_bytes() > %%s THEN
                RAISE EXCEPTION 'no space left on device' USING ERRCODE = 'disk_full';
              END IF;
              RETURN NULL;
            END $$
            $function$, event_bytes() + %d);
        END $do$;
        CREATE TRIGGER full_disk AFTER INSERT ON event
        FOR EACH STATEMENT EXECUTE FUNCTION full_disk()
        """
        .formatted(bytes);
  }

  @Override
  public StoreAudit audit() {
    return new SqlAudit(url(), new PostgresDialect());
  }

  @Override
  public void close() {
    server.administer(database, ROOM);
    server.giveBack(database);
  }

  private String url() {
    return server.url(database, PostgresServer.APPLICATION);
  }
}
