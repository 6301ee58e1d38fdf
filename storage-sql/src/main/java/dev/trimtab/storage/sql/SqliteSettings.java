package dev.trimtab.storage.sql;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a SQLite store is kept.
 *
 * @param file the database; its folder exists
 * @param readers how many reads may run at once
 * @param readerCacheKib page cache of each reader
 * @param writerCacheKib page cache of the writer
 * @param maxBytes what the database may grow to; null for as far as the disk reaches
 * @param seriesPerTenant how many series a tenant may open
 */
public record SqliteSettings(
    Path file,
    int readers,
    int readerCacheKib,
    int writerCacheKib,
    @Nullable Long maxBytes,
    int seriesPerTenant) {
  public static final int DEFAULT_READERS = 4;
  public static final int DEFAULT_READER_CACHE_KIB = 8 * 1024;

  /** A larger one makes some commits longer: see docs/decisions/0060-short-commits.md. */
  public static final int DEFAULT_WRITER_CACHE_KIB = 8 * 1024;

  public static final int DEFAULT_SERIES_PER_TENANT = 50_000;

  public SqliteSettings {
    if (readers < 1 || readerCacheKib < 1 || writerCacheKib < 1 || seriesPerTenant < 1) {
      throw new IllegalArgumentException("each number of the settings is at least 1");
    }
  }

  /** The defaults. */
  public static SqliteSettings of(Path file) {
    return new SqliteSettings(
        file,
        DEFAULT_READERS,
        DEFAULT_READER_CACHE_KIB,
        DEFAULT_WRITER_CACHE_KIB,
        null,
        DEFAULT_SERIES_PER_TENANT);
  }

  /** With another limit to the size of the database. */
  public SqliteSettings withMaxBytes(@Nullable Long bytes) {
    return new SqliteSettings(
        file, readers, readerCacheKib, writerCacheKib, bytes, seriesPerTenant);
  }

  /** With another limit to the series of a tenant. */
  public SqliteSettings withSeriesPerTenant(int series) {
    return new SqliteSettings(file, readers, readerCacheKib, writerCacheKib, maxBytes, series);
  }
}
