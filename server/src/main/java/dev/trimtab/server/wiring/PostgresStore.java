package dev.trimtab.server.wiring;

import dev.trimtab.loop.ChannelStore.Owned;
import dev.trimtab.outcome.SeriesFold;
import dev.trimtab.outcome.StorageException;
import dev.trimtab.storage.Finding;
import dev.trimtab.storage.sql.PostgresSettings;
import dev.trimtab.storage.sql.PostgresStorage;
import dev.trimtab.storage.sql.PostgresUrl;
import dev.trimtab.storage.sql.SealedSecrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** A store on PostgreSQL, as it was configured. What is wrong is said without any secret. */
final class PostgresStore {
  private static final Logger LOG = Logger.getLogger(PostgresStore.class);
  private static final String KEYS = "trimtab.storage.postgres.";
  private static final long LONGEST_PASSWORD = 4_096;

  private final PostgresUrl url;
  private final StoreOptions options;

  private PostgresStore(PostgresUrl url, StoreOptions options) {
    this.url = url;
    this.options = options;
  }

  /**
   * Reads the options and the files they name.
   *
   * @throws StartFailure naming what is wrong with them
   */
  static PostgresStore of(StoreOptions options) {
    if (!PostgresUrl.isMeant(options.url())) {
      throw new StartFailure(
          "trimtab.storage.url (--store) names no store: it begins with jdbc:postgresql://, or is"
              + " left out for an embedded database in the folder of --data",
          null);
    }
    PostgresUrl url = read("trimtab.storage.url (--store)", options.url());
    return new PostgresStore(url, options);
  }

  /** Where it is, without secrets. */
  String place() {
    return "PostgreSQL at " + url.place();
  }

  /**
   * Opens it, and says in the log what the server would not keep.
   *
   * @throws StartFailure saying why not
   */
  PostgresStorage open(int seriesPerTenant, SeriesFold fold) {
    PostgresSettings settings = settings(seriesPerTenant);
    try {
      PostgresStorage storage = PostgresStorage.open(settings, fold);
      warn(storage);
      return storage;
    } catch (StorageException refused) {
      throw new StartFailure("the store cannot be opened: " + refused.getMessage(), refused);
    }
  }

  /**
   * Looks at it and changes nothing.
   *
   * @throws StartFailure where it cannot be looked at
   */
  List<Finding> inspect(boolean recount, Instant now) {
    PostgresSettings settings = settings(PostgresSettings.DEFAULT_SERIES_PER_TENANT);
    try {
      return PostgresStorage.examine(settings, recount, now);
    } catch (StorageException refused) {
      throw new StartFailure("the store cannot be read: " + refused.getMessage(), refused);
    }
  }

  /** The channels that have a secret. */
  List<Owned> secrets(int limit) {
    return SealedSecrets.of(settings(PostgresSettings.DEFAULT_SERIES_PER_TENANT), limit);
  }

  PostgresSettings settings(int seriesPerTenant) {
    StoreOptions.Connections connections = options.connections();
    if (connections.readers() < 1 || connections.writers() < 1) {
      throw new StartFailure(KEYS + "readers and writers are at least 1", null);
    }
    return PostgresSettings.of(as(url, options.login(), "").text())
        .withDirectUrl(
            options
                .direct()
                .map(
                    direct ->
                        as(read(KEYS + "direct-url", direct.url()), direct.login(), "direct-"))
                .map(PostgresUrl::text)
                .orElse(null))
        .withReplicaUrl(
            options
                .readerUrl()
                .map(reader -> as(read(KEYS + "reader-url", reader), options.login(), ""))
                .map(PostgresUrl::text)
                .orElse(null))
        .withConnections(connections.readers(), connections.writers())
        .withSeriesPerTenant(seriesPerTenant)
        .withDistribution(options.distribution());
  }

  private static void warn(PostgresStorage storage) {
    for (Finding finding : storage.safety()) {
      if (finding.level() == Finding.Level.ERROR) {
        LOG.errorf("Acknowledged is not durable: %s. To do: %s", finding.found(), finding.todo());
      } else if (finding.level() == Finding.Level.WARNING) {
        LOG.warnf("%s. To do: %s", finding.found(), finding.todo());
      }
    }
  }

  private static PostgresUrl read(String setting, String text) {
    try {
      return PostgresUrl.of(text);
    } catch (IllegalArgumentException malformed) {
      throw new StartFailure(setting + " " + malformed.getMessage(), malformed);
    }
  }

  private static PostgresUrl as(PostgresUrl url, StoreOptions.Login login, String prefix) {
    PostgresUrl with = add(url, "user", login.user(), prefix + "user");
    Optional<String> kept = login.passwordFile().map(file -> password(file, prefix));
    if (kept.isPresent() && login.password().isPresent()) {
      throw twice(prefix + "password", prefix + "password-file");
    }
    return add(with, "password", login.password().or(() -> kept), prefix + "password");
  }

  private static PostgresUrl add(
      PostgresUrl url, String parameter, Optional<String> value, String key) {
    if (value.isPresent() && url.says(parameter)) {
      throw twice(key, "the URL of " + url.place());
    }
    return value.map(said -> url.with(parameter, said)).orElse(url);
  }

  private static StartFailure twice(String key, String other) {
    return new StartFailure(
        KEYS + key + " is set, and " + other + " says it too: leave one of them out", null);
  }

  /** Without the end of the line, which editors put there. */
  private static String password(Path file, String prefix) {
    String setting = KEYS + prefix + "password-file";
    try {
      if (Files.size(file) > LONGEST_PASSWORD) {
        throw new StartFailure(setting + " names " + file + ", which is no password's file", null);
      }
      String password = Files.readString(file).replaceFirst("\\R\\z", "");
      if (password.isEmpty()) {
        throw new StartFailure(setting + " names " + file + ", which is empty", null);
      }
      return password;
    } catch (IOException unreadable) {
      throw new StartFailure(setting + " names " + file + ", which cannot be read", unreadable);
    }
  }
}
