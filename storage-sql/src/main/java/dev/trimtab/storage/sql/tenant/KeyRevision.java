package dev.trimtab.storage.sql.tenant;

import dev.trimtab.storage.sql.engine.WriteSession;
import java.sql.SQLException;

/**
 * The one row of {@code api_key_revision}. Whoever changes keys holds it from the start, so that
 * changes come one after another on any number of nodes: none waits for another's key while it
 * keeps one that the other waits for. The row of a tenant, where one is needed too, is taken
 * before.
 */
public final class KeyRevision {
  private static final String HOLD = "SELECT revision FROM api_key_revision";

  private static final String GROW = "UPDATE api_key_revision SET revision = revision + 1";

  private KeyRevision() {}

  public static void hold(WriteSession session) throws SQLException {
    if (session.isOneOfMany()) {
      session.prepared(session.holding(HOLD, "api_key_revision")).execute();
    }
  }

  public static void grow(WriteSession session) throws SQLException {
    session.prepared(GROW).executeUpdate();
  }
}
