package dev.trimtab.storage.sql;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a PostgreSQL store is reached.
 *
 * @param url of the database, such as {@code jdbc:postgresql://host/trimtab?user=u&password=p}; may
 *     lead to a pool that hands connections out transaction by transaction
 * @param directUrl past such a pool, as the owner of the tables, for migrations; null where {@code
 *     url} is good for them
 * @param replicaUrl where outcomes and charts are read, as far as they have got there; null to read
 *     them where they are written
 * @param readers how many reads may run at once, and as many again from the replica
 * @param writers how many writes may run at once
 * @param seriesPerTenant how many series a tenant may open
 * @param distribution over how many servers its rows are spread
 */
public record PostgresSettings(
    String url,
    @Nullable String directUrl,
    @Nullable String replicaUrl,
    int readers,
    int writers,
    int seriesPerTenant,
    Distribution distribution) {
  public static final int DEFAULT_READERS = 8;
  public static final int DEFAULT_WRITERS = 8;
  public static final int DEFAULT_SERIES_PER_TENANT = SqliteSettings.DEFAULT_SERIES_PER_TENANT;

  private static final Pattern THRESHOLD = Pattern.compile("[?&]prepareThreshold=(-?\\d+)");

  public PostgresSettings {
    if (readers < 1 || writers < 1 || seriesPerTenant < 1) {
      throw new IllegalArgumentException("each number of the settings is at least 1");
    }
  }

  /** Without what may hold passwords. */
  @Override
  public String toString() {
    return "PostgreSQL at " + PostgresUrl.of(url).place();
  }

  /** The defaults. */
  public static PostgresSettings of(String url) {
    return new PostgresSettings(
        url,
        null,
        null,
        DEFAULT_READERS,
        DEFAULT_WRITERS,
        DEFAULT_SERIES_PER_TENANT,
        Distribution.NONE);
  }

  /** With another way to the database for migrations. */
  public PostgresSettings withDirectUrl(@Nullable String direct) {
    return new PostgresSettings(
        url, direct, replicaUrl, readers, writers, seriesPerTenant, distribution);
  }

  /** With outcomes and charts read elsewhere. */
  public PostgresSettings withReplicaUrl(@Nullable String replica) {
    return new PostgresSettings(
        url, directUrl, replica, readers, writers, seriesPerTenant, distribution);
  }

  /** With other numbers of connections. */
  public PostgresSettings withConnections(int forReading, int forWriting) {
    return new PostgresSettings(
        url, directUrl, replicaUrl, forReading, forWriting, seriesPerTenant, distribution);
  }

  /** With another limit to the series of a tenant. */
  public PostgresSettings withSeriesPerTenant(int series) {
    return new PostgresSettings(url, directUrl, replicaUrl, readers, writers, series, distribution);
  }

  /** Spread in another way. */
  public PostgresSettings withDistribution(Distribution spread) {
    return new PostgresSettings(
        url, directUrl, replicaUrl, readers, writers, seriesPerTenant, spread);
  }

  /**
   * True where statements get names on the server, under which their plans are kept. A URL beside
   * the direct one leads to a pool, of which nothing is known unless the URL says it.
   */
  boolean namesStatements() {
    Matcher said = THRESHOLD.matcher(url);
    return said.find() ? !said.group(1).equals("0") : directUrl == null;
  }

  /** The dialect of a store that lies so. */
  PostgresDialect dialect() {
    return new PostgresDialect(distribution, namesStatements());
  }
}
