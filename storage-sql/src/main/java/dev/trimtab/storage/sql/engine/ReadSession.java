package dev.trimtab.storage.sql.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A read connection. Not thread-safe. */
public final class ReadSession extends Session {
  private record Key(Class<?> type, String name) {}

  private final Map<Key, Object> found = new HashMap<>();

  ReadSession(Connection connection, Dialect dialect, CommittedIds<String> knownTenants) {
    super(connection, dialect, knownTenants);
  }

  /** A statement whose text is not one of a few; the caller closes it. */
  public PreparedStatement once(String statement) throws SQLException {
    sayWhatIsDue();
    return connection().prepareStatement(statement);
  }

  @Override
  public <T> @Nullable T found(Class<T> type, String key) {
    return type.cast(found.get(new Key(type, key)));
  }

  @Override
  public void keep(String key, Object thing) {
    found.put(new Key(thing.getClass(), key), thing);
  }

  /** Who reads keeps nobody from anything. */
  @Override
  public String holding(String select, String table) {
    return select;
  }

  boolean isClosed() {
    try {
      return connection().isClosed();
    } catch (SQLException unknown) {
      return true;
    }
  }

  void begin() {
    found.clear();
    begin(dialect().beginRead());
  }

  /** Lets go of the moment that was read. */
  void end() throws SQLException {
    connection().rollback();
  }
}
